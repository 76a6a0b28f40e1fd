"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { TextField } from "@/ui/forms/text-field";
import { Section } from "@/ui/panel";

interface AddressFormProps {
  action: FormAction;
  hidden: Record<string, string>;
  slug: string;
  /** "people.example.org": what stands before the slug. */
  host: string;
}

/** The organisation's address, changed on its own: bookmarks and the people who know it by heart follow. */
export function AddressForm({ action, hidden, slug, host }: AddressFormProps) {
  const t = useTranslations("settings.address");
  return (
    <ActionForm action={action} hidden={hidden}>
      <Section text={t("text")} title={t("title")}>
        <TextField
          autoCapitalize="none"
          autoComplete="off"
          defaultValue={slug}
          hint={t("hint", { address: `${host}/${slug}` })}
          label={t("slug")}
          name="slug"
          spellCheck={false}
        />
        <div className="flex justify-end">
          <SubmitButton look="outline">{t("submit")}</SubmitButton>
        </div>
      </Section>
    </ActionForm>
  );
}
