import { useTranslations } from "next-intl";
import { LinkButton } from "@/ui/button";
import { Notice } from "@/ui/notice";
import type { Person } from "./profile-panel";

interface DeadLinksProps {
  person: Person;
  name: string;
  /** The newest first. */
  invitations: readonly { toAddress: string | null }[];
  /** The composer, for those who may invite. */
  inviteHref: string | undefined;
}

/** Who is invited and holds nothing to claim with: what happened to the link, and what helps. Who wants no account is left alone. */
export function DeadLinks({ person, name, invitations, inviteHref }: DeadLinksProps) {
  const t = useTranslations("person.dead");
  const { status, claimableUntil, declinedAt, declineReason, email, phone } = person;
  if (status !== "INVITED" || claimableUntil) return null;
  if (declinedAt && declineReason !== "not-me") return null;
  const old = invitations.find(({ toAddress }) => toAddress)?.toAddress;
  const address = email ?? phone;
  const isElsewhere = old && address && old !== email && old !== phone;
  const send = inviteHref && (
    <LinkButton href={inviteHref} size="sm">
      {t(isElsewhere ? "sendNew" : "send")}
    </LinkButton>
  );
  return (
    <Notice acts={send} tone="warning">
      {isElsewhere ? t("elsewhere", { old, address, name }) : t("outdated", { name })}
    </Notice>
  );
}
