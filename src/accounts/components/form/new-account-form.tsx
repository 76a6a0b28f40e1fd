"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { LinkButton } from "@/ui/button";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import type { Choice } from "@/ui/forms/select-field";
import { SubmitButton } from "@/ui/forms/submit-button";
import { CheckboxField, RadioField } from "@/ui/forms/tick-field";
import { Section } from "@/ui/panel";
import { ManyPicker } from "@/ui/pickers/many-picker";
import { LanguageField, NameFields } from "./account-form";
import { KeyFields } from "./key-fields";
import { MoreFields } from "./more-fields";
import { OwnerPicker } from "./owner-picker";
import { WayField } from "./way-field";

interface NewAccountFormProps {
  action: FormAction;
  org: string;
  languages: readonly Choice[];
  orgLanguage: string;
  allowsPrevention: boolean;
  mayInvite: boolean;
  /** The organisation invites whom it adds: presets the tick, overrides nobody. */
  autoInvite: boolean;
  /** Texts can leave, and the organisation texts its people. */
  canText: boolean;
  backHref: string;
}

const NO_VALUES = {};

/** "Add a person": who, how they are reached, and what happens at once. */
export function NewAccountForm(props: NewAccountFormProps) {
  const { action, org, languages, orgLanguage, allowsPrevention, backHref } = props;
  const t = useTranslations("person.form");
  const owners = useTranslations("people.owner");
  const [kind, setKind] = useState("USER");
  const [status, setStatus] = useState("open");
  const [email, setEmail] = useState("");
  const [phone, setPhone] = useState("");
  const [inviteBy, setInviteBy] = useState("EMAIL");
  const [isTicked, setTicked] = useState(props.autoInvite);
  const [hasEmail, hasPhone] = [email.trim() !== "", props.canText && phone.trim() !== ""];
  const next =
    props.mayInvite && status === "open" ? nextOf(hasEmail, hasPhone, inviteBy) : undefined;
  const words = next && isTicked ? t(CREATE[next]) : t("create", { kind });
  return (
    <ActionForm action={action} hidden={{ org }}>
      <KindField onChange={setKind} />
      <p className="text-sm text-muted">{t("needed")}</p>
      <NameFields values={NO_VALUES} />
      <KeyFields onEmail={setEmail} onPhone={setPhone} org={org} values={NO_VALUES} />
      {hasEmail && hasPhone && <WayField onChange={setInviteBy} value={inviteBy} />}
      {kind === "CONTACT" && (
        <OwnerPicker
          hint={owners("hint")}
          label={owners("label")}
          name="ownerId"
          source={`/${org}/admin/people/owners`}
        />
      )}
      <LanguageField languages={languages} orgLanguage={orgLanguage} />
      <PlaceFields org={org} />
      <StatusField onChange={setStatus} />
      <MoreFields allowsPrevention={allowsPrevention} values={NO_VALUES} />
      {next && <Then isTicked={isTicked} next={next} onTick={setTicked} />}
      <div className="flex flex-wrap justify-end gap-2">
        <LinkButton href={backHref}>{t("cancel")}</LinkButton>
        <SubmitButton>{words}</SubmitButton>
      </div>
    </ActionForm>
  );
}

const CREATE = { send: "createSend", text: "createText", copy: "createCopy" } as const;
const HINTS = { send: "sendHint", text: "textHint", copy: "copyHint" } as const;

/** What the invitation goes by. */
const nextOf = (hasEmail: boolean, hasPhone: boolean, inviteBy: string): keyof typeof CREATE =>
  hasPhone && (!hasEmail || inviteBy === "SMS") ? "text" : hasEmail ? "send" : "copy";

interface ThenProps {
  next: keyof typeof CREATE;
  isTicked: boolean;
  onTick: (isTicked: boolean) => void;
}

/** Whether the invitation goes out at once, and by what. */
function Then({ next, isTicked, onTick }: ThenProps) {
  const t = useTranslations("person.form");
  return (
    <Section title={t("then")}>
      <CheckboxField
        defaultChecked={isTicked}
        hint={isTicked || next === "copy" ? t(HINTS[next]) : t("sendNobody")}
        label={t(next === "text" ? "send" : next)}
        name="now"
        onChange={(event) => onTick(event.target.checked)}
      />
    </Section>
  );
}

/** Teams and applications that the account has from the beginning. */
function PlaceFields({ org }: { org: string }) {
  const teams = useTranslations("teams.person");
  const applications = useTranslations("applications.person");
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      <ManyPicker
        hint={teams("hint")}
        isOptional
        label={teams("label")}
        name="teamIds"
        source={`/${org}/admin/teams/choices`}
      />
      <ManyPicker
        hint={applications("hint")}
        isOptional
        label={applications("label")}
        name="applicationIds"
        source={`/${org}/admin/applications/choices`}
      />
    </div>
  );
}

type ChoiceProps = { onChange: (value: string) => void };

function KindField({ onChange }: ChoiceProps) {
  const t = useTranslations("person.form");
  const kinds = useTranslations("people.kind");
  return (
    <div onChange={(event) => onChange(chosenIn(event.target))}>
      <RadioField
        choices={[
          { value: "USER", label: kinds("USER"), hint: t("userHint") },
          { value: "CONTACT", label: kinds("CONTACT"), hint: t("contactHint") },
        ]}
        defaultValue="USER"
        legend={t("kind")}
        name="kind"
      />
    </div>
  );
}

function StatusField({ onChange }: ChoiceProps) {
  const t = useTranslations("person.form");
  return (
    <div onChange={(event) => onChange(chosenIn(event.target))}>
      <RadioField
        choices={[
          { value: "open", label: t("open"), hint: t("openHint") },
          { value: "suspended", label: t("suspended"), hint: t("suspendedHint") },
        ]}
        defaultValue="open"
        legend={t("status")}
        name="status"
      />
    </div>
  );
}

const chosenIn = (target: EventTarget): string =>
  target instanceof HTMLInputElement ? target.value : "";
