"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { LinkButton } from "@/ui/button";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import type { Choice } from "@/ui/forms/select-field";
import { SubmitButton } from "@/ui/forms/submit-button";
import { RadioField } from "@/ui/forms/tick-field";
import { LanguageField, NameFields } from "./account-form";
import { KeyFields } from "./key-fields";
import { MoreFields } from "./more-fields";
import { OwnerPicker } from "./owner-picker";
import { chosenIn, KindField, PlaceFields } from "./place-fields";
import { ThenPart, waysFor } from "./then-part";
import { useTexted } from "./use-texted";
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
  const texted = useTexted(org, phone);
  const ways = waysFor(email, texted);
  const way = ways.find((one) => one === inviteBy) ?? ways[0] ?? "CODE";
  const invites = props.mayInvite && status === "open";
  const words = invites && isTicked ? t(CREATE[way]) : t("create", { kind });
  return (
    <ActionForm action={action} hidden={{ org }}>
      <KindField onChange={setKind} />
      <p className="text-sm text-muted">{t("needed")}</p>
      <NameFields values={NO_VALUES} />
      <KeyFields onEmail={setEmail} onPhone={setPhone} org={org} values={NO_VALUES} />
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
      {!invites && ways.length > 2 && <WayField onChange={setInviteBy} value={way} />}
      {invites && (
        <ThenPart
          {...{ org, ways, way, texted, isTicked }}
          onTick={setTicked}
          onWay={setInviteBy}
        />
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <LinkButton href={backHref}>{t("cancel")}</LinkButton>
        <SubmitButton>{words}</SubmitButton>
      </div>
    </ActionForm>
  );
}

const CREATE = { EMAIL: "createSend", SMS: "createText", CODE: "createCopy" } as const;

function StatusField({ onChange }: { onChange: (value: string) => void }) {
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
