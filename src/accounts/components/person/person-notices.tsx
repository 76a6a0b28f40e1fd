import { useFormatter, useTranslations } from "next-intl";
import { textFaultOf } from "@/texts/rules";
import { LinkButton } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { DeadLinks } from "./dead-links";
import type { Person } from "./profile-panel";

interface PersonNoticesProps {
  person: Person;
  name: string;
  rights: { above: boolean };
  invitations: readonly { toAddress: string | null }[];
  /** The composer, for those who may invite. */
  inviteHref?: string | undefined;
  /** Where the address is put right, for those who may. */
  editHref?: string | undefined;
}

const REASONS = ["not-me", "not-wanted"] as const;

/** What waits for an admin here: a request for a new invitation, a no, rights above the reader's. */
export function PersonNotices(props: PersonNoticesProps) {
  const { person, name, rights, invitations, inviteHref, editHref } = props;
  const t = useTranslations("person");
  const texts = useTranslations("texts");
  const format = useFormatter();
  const { askedAt, declinedAt, undeliverableAt, remindersOffAt } = person;
  const reason = REASONS.find((known) => known === person.declineReason) ?? "other";
  const again = inviteHref && (
    <LinkButton href={inviteHref} size="sm">
      {t("askedAct")}
    </LinkButton>
  );
  const fix = editHref && (
    <LinkButton href={editHref} size="sm">
      {t("undeliverableAct")}
    </LinkButton>
  );
  return (
    <>
      {undeliverableAt && (
        <Notice acts={fix} tone="danger">
          {person.undeliverableBy === "SMS"
            ? texts("undeliverable", {
                when: format.dateTime(undeliverableAt, "moment"),
                why: texts(`fault.${textFaultOf(person.undeliverableReason) ?? "silent"}`),
              })
            : t("undeliverable", { when: format.dateTime(undeliverableAt, "moment") })}
        </Notice>
      )}
      <DeadLinks inviteHref={inviteHref} invitations={invitations} name={name} person={person} />
      {askedAt && person.status !== "ACTIVE" && (
        <Notice acts={again}>
          {t("asked", { name, when: format.dateTime(askedAt, "moment") })}
        </Notice>
      )}
      {declinedAt && (
        <Notice tone="quiet">
          {t(`declined.${reason}`, { name, when: format.dateTime(declinedAt, "moment") })}
        </Notice>
      )}
      {remindersOffAt && (
        <Notice tone="quiet">
          {t("remindersOff", { name, when: format.dateTime(remindersOffAt, "moment") })}
        </Notice>
      )}
      {!rights.above && <Notice tone="quiet">{t("above")}</Notice>}
    </>
  );
}
