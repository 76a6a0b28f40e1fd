"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { LanguageField } from "@/accounts/components/form/account-form";
import { OwnerPicker } from "@/accounts/components/form/owner-picker";
import { KindField, PlaceFields } from "@/accounts/components/form/place-fields";
import type { Choice } from "@/ui/forms/select-field";

interface SharedFieldsProps {
  org: string;
  count: number;
  languages: readonly Choice[];
  orgLanguage: string;
}

/** What holds for all of them at once, as "Add" asks it of one. */
export function SharedFields({ org, count, languages, orgLanguage }: SharedFieldsProps) {
  const t = useTranslations("several");
  const owners = useTranslations("people.owner");
  const [kind, setKind] = useState("USER");
  return (
    <section className="flex max-w-prose flex-col gap-4 border-t border-separator pt-4">
      <h2 className="text-base font-semibold">{t("forAll", { count })}</h2>
      <KindField onChange={setKind} />
      {kind === "CONTACT" && (
        <OwnerPicker
          hint={owners("hint")}
          label={owners("label")}
          name="ownerId"
          source={`/${org}/admin/people/owners`}
        />
      )}
      <LanguageField languages={languages} orgLanguage={orgLanguage} />
      <PlaceFields org={org} people={count} />
    </section>
  );
}
