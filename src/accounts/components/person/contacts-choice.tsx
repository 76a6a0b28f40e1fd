"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RadioField } from "@/ui/forms/tick-field";
import { OwnerPicker } from "../form/owner-picker";

interface ContactsChoiceProps {
  org: string;
  id: string;
  name: string;
  contacts: { names: readonly string[]; count: number };
}

/** Before a user leaves: their contacts, and who looks after them from then on. */
export function ContactsChoice({ org, id, name, contacts: { names, count } }: ContactsChoiceProps) {
  const t = useTranslations("people.contacts");
  const owner = useTranslations("people.owner");
  const [isGiven, setGiven] = useState(false);
  const more = count - names.length;
  return (
    <div className="flex flex-col gap-3 text-sm">
      <div>
        <p className="text-foreground">{t("text", { count, name })}</p>
        <ul className="max-h-28 list-disc overflow-y-auto ps-5">
          {names.map((contact) => (
            <li key={contact}>{contact}</li>
          ))}
          {more > 0 && <li>{t("more", { count: more })}</li>}
        </ul>
      </div>
      <div
        onChange={(event) => {
          const { target } = event;
          if (target instanceof HTMLInputElement && target.name === "contacts")
            setGiven(target.value === "give");
        }}
      >
        <RadioField
          choices={[
            { value: "leave", label: t("leave", { name }), hint: t("leaveHint") },
            { value: "give", label: t("give") },
          ]}
          defaultValue="leave"
          legend={t("choice")}
          name="contacts"
        />
      </div>
      {isGiven && (
        <OwnerPicker
          hint={owner("newHint")}
          label={owner("new")}
          name="newOwnerId"
          source={`/${org}/admin/people/owners`}
          without={id}
        />
      )}
    </div>
  );
}
