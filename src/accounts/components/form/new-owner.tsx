"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RadioField } from "@/ui/forms/tick-field";
import { OwnerPicker } from "./owner-picker";

interface NewOwnerProps {
  org: string;
  /** What it is called that contacts keep their owner. */
  stay: string;
  /** Who is about to leave cannot be chosen. */
  without?: string | undefined;
}

/** Who looks after contacts once their owner leaves: nothing happens to them, or somebody takes them over. */
export function NewOwner({ org, stay, without }: NewOwnerProps) {
  const t = useTranslations("people.contacts");
  const owner = useTranslations("people.owner");
  const [isGiven, setGiven] = useState(false);
  return (
    <>
      <div
        onChange={(event) => {
          const { target } = event;
          if (target instanceof HTMLInputElement && target.name === "contacts")
            setGiven(target.value === "give");
        }}
      >
        <RadioField
          choices={[
            { value: "leave", label: stay, hint: t("leaveHint") },
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
          without={without}
        />
      )}
    </>
  );
}
