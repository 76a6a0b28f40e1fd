"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { LinkButton } from "@/ui/button";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import type { Choice } from "@/ui/forms/select-field";
import { SelectField } from "@/ui/forms/select-field";
import { SubmitButton } from "@/ui/forms/submit-button";
import { TextField } from "@/ui/forms/text-field";
import { CheckboxField } from "@/ui/forms/tick-field";
import type { AddressLock } from "./key-fields";
import { KeyFields } from "./key-fields";
import { MoreFields } from "./more-fields";
import type { Owner } from "./owner-picker";
import { OwnerPicker } from "./owner-picker";
import type { FormValues } from "./profile-fields";
import { WayField } from "./way-field";

interface AccountFormProps {
  action: FormAction;
  org: string;
  person: { id: string; kind: string };
  values: FormValues;
  owner?: Owner | undefined;
  languages: readonly Choice[];
  /** "The organisation's (French)". */
  orgLanguage: string;
  /** The organisation allows that changes by the person are prevented. */
  allowsPrevention: boolean;
  /** Why the address cannot be changed here. */
  addressLock?: AddressLock | undefined;
  /** A new mobile can be proven: the organisation sends texts. */
  hasTexts?: boolean;
  /** The person is invited, and the reader may send the invitation to a new address. */
  offersInvitation?: boolean;
  backHref: string;
}

/** "Edit profile": the same fields in the same order as when a person is added. */
export function AccountForm(props: AccountFormProps) {
  const { action, org, person, values, owner, languages, orgLanguage, addressLock } = props;
  const t = useTranslations("person.form");
  const owners = useTranslations("people.owner");
  const [email, setEmail] = useState(values.email ?? "");
  const isMoved = email.trim() !== "" && email.trim() !== (values.email ?? "");
  return (
    <ActionForm action={action} hidden={{ org, id: person.id }}>
      <p className="text-sm text-muted">{t("needed")}</p>
      <NameFields values={values} />
      <KeyFields
        hasTexts={props.hasTexts}
        lock={addressLock}
        onEmail={setEmail}
        org={org}
        ownId={person.id}
        values={values}
      />
      {!addressLock && values.email && values.phone && (
        <WayField value={values.inviteBy || "EMAIL"} />
      )}
      {props.offersInvitation && isMoved && (
        <CheckboxField
          hint={t(values.email ? "resendHint" : "resendFirstHint")}
          label={t("resend")}
          name="resend"
        />
      )}
      {person.kind === "CONTACT" && (
        <OwnerPicker
          defaultOwner={owner}
          hint={owners("hint")}
          label={owners("label")}
          name="ownerId"
          source={`/${org}/admin/people/owners`}
        />
      )}
      <LanguageField languages={languages} orgLanguage={orgLanguage} value={values.language} />
      <MoreFields allowsPrevention={props.allowsPrevention} values={values} />
      <div className="flex flex-wrap justify-end gap-2 border-t border-separator pt-5">
        <LinkButton href={props.backHref}>{t("cancel")}</LinkButton>
        <SubmitButton>{t("save")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

export function NameFields({ values }: { values: FormValues }) {
  const t = useTranslations("person.field");
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <TextField
        autoComplete="off"
        defaultValue={values.firstName ?? ""}
        label={t("firstName")}
        name="firstName"
      />
      <TextField
        autoComplete="off"
        defaultValue={values.lastName ?? ""}
        label={t("lastName")}
        name="lastName"
      />
    </div>
  );
}

interface LanguageFieldProps {
  languages: readonly Choice[];
  orgLanguage: string;
  value?: string | undefined;
}

export function LanguageField({ languages, orgLanguage, value = "" }: LanguageFieldProps) {
  const t = useTranslations("person.form");
  return (
    <SelectField
      choices={languages}
      defaultValue={value}
      emptyLabel={orgLanguage}
      isOptional
      label={t("language")}
      name="language"
    />
  );
}
