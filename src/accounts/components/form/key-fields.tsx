"use client";

import { useTranslations } from "next-intl";
import type { FocusEvent } from "react";
import { use } from "react";
import { MendingContext } from "@/ui/forms/form-context";
import { TextField } from "@/ui/forms/text-field";
import type { FormValues } from "./profile-fields";
import { TwinNotice } from "./twin-notice";
import type { KeyName } from "./use-twin";
import { useTwin } from "./use-twin";

/** Why addresses stay: the account is claimed and suspended, its holder may do more, or it is the reader's own. `proof`: a new one is proven first. */
export type AddressLock = "claimed" | "aboveHint" | "proof" | "own";

interface KeyFieldsProps {
  org: string;
  values: FormValues;
  /** Whose profile this is: nobody is their own twin. */
  ownId?: string | undefined;
  lock?: AddressLock | undefined;
  /** A new mobile can be proven: the organisation sends texts. */
  hasTexts?: boolean | undefined;
  /** Told at every letter, for what depends on there being an address. */
  onEmail?: ((email: string) => void) | undefined;
  /** The same of a number. */
  onPhone?: ((phone: string) => void) | undefined;
}

/** E-mail, mobile, login, external ID; says at once when somebody here uses one of them already, or signs in with the mobile. */
export function KeyFields(props: KeyFieldsProps) {
  const { org, values, ownId, lock, onEmail, onPhone } = props;
  const t = useTranslations("person.form");
  const { twin, look } = useTwin(org, ownId);
  const { mend } = use(MendingContext);
  const key = (name: KeyName) => ({
    name,
    autoComplete: "off",
    spellCheck: false,
    defaultValue: values[name] ?? "",
    onChange: (event: { target: { value: string } }) => {
      look(name, event.target.value);
      if (name === "email") onEmail?.(event.target.value);
    },
    onBlur: ({ target }: FocusEvent<HTMLInputElement>) => {
      if (target.value.trim() && isEmpty(target.form, "email")) mend("email");
    },
  });
  const addressHint = lock ? t(lock) : values.email ? t("readdress") : t("emailHint");
  const isLocked = lock !== undefined && lock !== "proof";
  const isOwn = lock === "own";
  return (
    <div className="grid gap-4 md:grid-cols-2">
      {twin && (
        <div className="md:col-span-2">
          <TwinNotice org={org} twin={twin} />
        </div>
      )}
      {isLocked && <LockedValue name="email" values={values} />}
      {isLocked && <LockedValue name="phone" values={values} />}
      <TextField
        {...key("email")}
        disabled={isLocked}
        hint={addressHint}
        inputMode="email"
        label={t("email")}
      />
      <TextField
        autoComplete="off"
        defaultValue={values.phone ?? ""}
        disabled={isLocked}
        hint={t(phoneHintOf(props))}
        inputMode="tel"
        label={t("phone")}
        name="phone"
        onChange={(event) => {
          look("phone", event.target.value);
          onPhone?.(event.target.value);
        }}
      />
      {isOwn && <LockedValue name="login" values={values} />}
      <TextField
        {...key("login")}
        disabled={isOwn}
        hint={isOwn ? t("ownKey") : undefined}
        label={t("login")}
      />
      <TextField {...key("externalId")} hint={t("externalIdHint")} isMono label={t("externalId")} />
    </div>
  );
}

/** A number that is proven first can be typed where texts are sent; where they are not, it can only be taken away. */
function phoneHintOf({ lock, hasTexts }: KeyFieldsProps) {
  if (lock === undefined) return "phoneHint" as const;
  if (lock === "own") return "ownPhone" as const;
  if (lock === "claimed") return "claimedPhone" as const;
  if (lock === "aboveHint") return lock;
  return hasTexts ? ("phoneProof" as const) : ("phoneNoTexts" as const);
}

/** An empty address is only wrong while the other keys are empty too. */
function isEmpty(form: HTMLFormElement | null, name: string): boolean {
  const field = form?.elements.namedItem(name);
  return field instanceof HTMLInputElement && field.value.trim() === "";
}

/** A disabled field is not sent: what cannot be changed goes along as it is. */
function LockedValue({ name, values }: { name: "email" | "phone" | "login"; values: FormValues }) {
  return <input name={name} type="hidden" value={values[name] ?? ""} />;
}
