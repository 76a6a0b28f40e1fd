import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Acceptance } from "@/terms/queries";
import { CopyButton } from "@/ui/copy-button";
import { DefinitionRows, Panel } from "@/ui/panel";
import { Address } from "@/ui/public/address";
import { UndeliverableWord } from "@/ui/states/wait-word";
import { TextLink } from "@/ui/text-link";
import { displayName } from "../../input";
import type { readPerson, readPlace } from "../../queries";
import { MORE_LINES } from "../form/profile-fields";
import { writeSize } from "../form/storage-size";

export type Person = NonNullable<Awaited<ReturnType<typeof readPerson>>>;
export type Place = Awaited<ReturnType<typeof readPlace>>;

interface ProfileProps {
  org: { slug: string; language: string };
  person: Person;
  place: Place;
}

interface ProfilePanelProps extends ProfileProps {
  /** Only for those who may change it. */
  editHref?: string | undefined;
}

/** The facts of a person that are looked up most. */
export function ProfilePanel({ editHref, ...profile }: ProfilePanelProps) {
  const t = useTranslations("person.profile");
  const edit = editHref && <TextLink href={editHref}>{t("edit")}</TextLink>;
  return (
    <Panel end={edit} title={t("title")}>
      <DefinitionRows rows={useMainRows(profile)} />
    </Panel>
  );
}

interface ProfileSheetProps extends ProfilePanelProps {
  /** The versions of the terms that they accepted, the newest first. */
  accepted: readonly Acceptance[];
}

/** Every field, on the tab of its own. */
export function ProfileSheet({ editHref, accepted, ...profile }: ProfileSheetProps) {
  const t = useTranslations("person.profile");
  const edit = editHref && <TextLink href={editHref}>{t("edit")}</TextLink>;
  const terms = { label: t("terms"), value: <Accepted accepted={accepted} /> };
  const rows = [...useMainRows(profile), ...useMoreRows(profile)];
  if (accepted.length > 0) rows.push(terms);
  return (
    <Panel end={edit} title={t("all")}>
      <DefinitionRows rows={rows} />
    </Panel>
  );
}

function useMainRows({ org, person, place }: ProfileProps) {
  const t = useTranslations("person");
  const format = useFormatter();
  const row = (field: Parameters<typeof labelOf>[0], value: ReactNode) => ({
    label: labelOf(field),
    value: value || undefined,
  });
  const labelOf = (
    field:
      | "email"
      | "phone"
      | "login"
      | "externalId"
      | "team"
      | "ownerId"
      | "language"
      | "tfa"
      | "suspends",
  ) => t(`field.${field}`);
  const { owner } = place;
  const ownerLink = owner && (
    <TextLink href={`/${org.slug}/admin/people/${owner.id}`}>{displayName(owner)}</TextLink>
  );
  const suspends = person.suspensionDate
    ? format.dateTime(person.suspensionDate, "momentWithYear")
    : t("value.noDate");
  return [
    row("email", person.email && <Mailbox person={person} />),
    row("phone", person.phone),
    row("login", person.login),
    row("externalId", person.externalId && <ExternalId text={person.externalId} />),
    row("team", place.teams.join(", ")),
    ...(person.kind === "CONTACT" ? [row("ownerId", ownerLink)] : []),
    row("language", <Language org={org} person={person} />),
    row("tfa", t(`value.${person.tfa as "NONE" | "TOTP" | "SMS" | "FIDO2"}`)),
    row("suspends", suspends),
  ];
}

function useMoreRows({ person }: ProfileProps) {
  const t = useTranslations("person");
  const format = useFormatter();
  const locale = useLocale();
  const sizes = (["shareSpaceMax", "saveSpaceMax"] as const).map((field) => ({
    label: t(`field.${field}`),
    value: writeSize(person[field], locale) || undefined,
  }));
  return [
    ...MORE_LINES.map((field) => ({ label: t(`field.${field}`), value: person[field] })),
    { label: t("field.biography"), value: person.biography },
    {
      label: t("field.visibility"),
      value: t(`value.${person.visibility as "PUBLIC" | "PRIVATE"}`),
    },
    {
      label: t("field.modificationPrevention"),
      value: t(person.modificationPrevention ? "value.prevented" : "value.allowed"),
    },
    {
      label: t("field.creationNotification"),
      value: t(person.creationNotification ? "value.notified" : "value.silent"),
    },
    ...sizes,
    { label: t("field.source"), value: t(`value.${person.source as "HAND" | "ROSTER"}`) },
    { label: t("field.created"), value: format.dateTime(person.createdAt, "momentWithYear") },
  ];
}

function Accepted({ accepted }: Pick<ProfileSheetProps, "accepted">) {
  const t = useTranslations("person.profile");
  const format = useFormatter();
  return (
    <span className="flex flex-col">
      {accepted.map(({ version, at }) => (
        <span key={version}>
          {t("accepted", { version, when: format.dateTime(at, "momentWithYear") })}
        </span>
      ))}
    </span>
  );
}

function Mailbox({ person }: { person: Person }) {
  return (
    <span className="flex flex-col">
      <span>{person.email && <Address text={person.email} />}</span>
      {person.undeliverableAt && <UndeliverableWord />}
    </span>
  );
}

function ExternalId({ text }: { text: string }) {
  return (
    <span className="flex items-center gap-1 font-mono text-xs">
      {text}
      <CopyButton look="ghost" text={text} />
    </span>
  );
}

function Language({ org, person }: Pick<ProfileProps, "org" | "person">) {
  const t = useTranslations("person.value");
  const format = useFormatter();
  const name = (tag: string) => format.displayName(tag, { type: "language" });
  return person.language
    ? name(person.language)
    : t("orgLanguage", { language: name(org.language) });
}
