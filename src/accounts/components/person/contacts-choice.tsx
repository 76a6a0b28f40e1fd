"use client";

import { useTranslations } from "next-intl";
import { NewOwner } from "../form/new-owner";

interface ContactsChoiceProps {
  org: string;
  id: string;
  name: string;
  contacts: { names: readonly string[]; count: number };
}

/** Before a user leaves: their contacts, and who looks after them from then on. */
export function ContactsChoice({ org, id, name, contacts: { names, count } }: ContactsChoiceProps) {
  const t = useTranslations("people.contacts");
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
      <NewOwner org={org} stay={t("leave", { name })} without={id} />
    </div>
  );
}
