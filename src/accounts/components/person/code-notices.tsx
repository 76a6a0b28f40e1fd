import { useFormatter, useTranslations } from "next-intl";
import { LinkButton } from "@/ui/button";
import { Notice } from "@/ui/notice";
import type { Act } from "./acts-of";

interface CodeNoticesProps {
  person: { id: string; status: string; askedAt: Date | null };
  name: string;
  rights: { acts: readonly Act[] };
  invitations: readonly {
    lockedAt: Date | null;
    withdrawnAt: Date | null;
    claimedAt: Date | null;
  }[];
  org: string;
  /** Of who was claimed: since when wrong answers keep their recovery code from opening anything. */
  recoveryLockedAt: Date | null;
}

/** Who is helped by a code alone: theirs is locked, or they forgot their password and have no mailbox. */
export function CodeNotices(props: CodeNoticesProps) {
  const { person, name, rights, invitations, org, recoveryLockedAt } = props;
  const t = useTranslations("person");
  const format = useFormatter();
  const { id, status, askedAt } = person;
  const open = invitations.find((row) => row.lockedAt && !row.withdrawnAt && !row.claimedAt);
  const lockedAt = status === "INVITED" && open?.lockedAt;
  const recover = rights.acts.includes("recover") && (
    <LinkButton href={`/${org}/admin/people/${id}?ask=recover`} size="sm">
      {t("askedPasswordAct")}
    </LinkButton>
  );
  const renew = rights.acts.includes("showCode") && (
    <LinkButton href={`/${org}/admin/codes/${id}`} size="sm">
      {t("lockedAct")}
    </LinkButton>
  );
  return (
    <>
      {lockedAt && (
        <Notice acts={renew} tone="danger">
          {t("locked", { name, when: format.dateTime(lockedAt, "moment") })}
        </Notice>
      )}
      {recoveryLockedAt && (
        <Notice acts={recover} tone="danger">
          {t("recoveryLocked", {
            name,
            when: format.dateTime(recoveryLockedAt, "moment"),
            may: recover ? "yes" : "no",
          })}
        </Notice>
      )}
      {status === "ACTIVE" && askedAt && (
        <Notice acts={!recoveryLockedAt && recover}>
          {t("askedPassword", { name, when: format.dateTime(askedAt, "moment") })}
        </Notice>
      )}
    </>
  );
}
