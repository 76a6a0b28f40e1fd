import { useFormatter, useNow, useTranslations } from "next-intl";
import { Moment } from "@/ui/moment";
import type { Channel } from "@/ui/states/channel-icon";
import { ChannelIcon } from "@/ui/states/channel-icon";
import { Td } from "@/ui/tables/data-table";
import type { PersonRow } from "../list-people";

type CellProps = { person: PersonRow };

/** When the last invitation was sent, by which way; of who awaits one anew, since when it is withdrawn and by whom. */
export function InvitedTd({ person }: CellProps) {
  if (person.withdrawnAt) return <WithdrawnTd at={person.withdrawnAt} by={person.withdrawnBy} />;
  return (
    <Td isMuted>
      {person.invitedAt && (
        <span className="flex items-center gap-1.5 tabular-nums">
          {person.channel && <ChannelIcon channel={person.channel as Channel} />}
          <Moment at={person.invitedAt} />
        </span>
      )}
    </Td>
  );
}

function WithdrawnTd({ at, by }: { at: Date; by: string | null }) {
  const t = useTranslations("people.list");
  return (
    <Td isMuted phone="note">
      <span className="inline-flex min-w-0 flex-wrap gap-x-1">
        {t("withdrawn")} <Moment at={at} />
        {by && <span className="truncate md:max-w-40">{t("withdrawnBy", { name: by })}</span>}
      </span>
    </Td>
  );
}

/** Until when they can claim; the link of a letter that waits lives from when it leaves. */
export function ExpiresTd({ person }: CellProps) {
  const t = useTranslations("people.list");
  const format = useFormatter();
  const now = useNow();
  const end = person.status === "INVITED" ? person.claimableUntil : null;
  if (!end) return <Td isMuted />;
  if (person.isUnsent) return <Td isMuted>{t("onceSent")}</Td>;
  return (
    <Td isMuted>
      <time
        className={end <= now ? "text-warning-text" : ""}
        dateTime={end.toISOString()}
        title={format.dateTime(end, "exact")}
      >
        {format.relativeTime(end, { now, style: "short" })}
      </time>
    </Td>
  );
}
