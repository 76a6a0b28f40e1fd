import { useFormatter, useTranslations } from "next-intl";
import { displayName } from "@/accounts/input";
import type { RefusalCode } from "@/lib/refusal";
import type { Recipient } from "@/recipients/list-recipients";
import { Moment } from "@/ui/moment";
import { ChannelIcon } from "@/ui/states/channel-icon";
import { WaitWord } from "@/ui/states/wait-word";
import { CutAddress, DataTable, NameTd, Td, Th, Tr } from "@/ui/tables/data-table";
import { useReason } from "./use-reason";

const HEADS = ["name", "address", "state", "then", "at"] as const;
const FAULTY: ReadonlySet<string> = new Set([
  ...["DELAYED", "LATE", "BOUNCED", "COMPLAINED", "FAILED", "CANCELLED"],
]);

/** Whom a campaign wrote to: what became of the letter, why it did not arrive, how far the person came. */
export function RecipientsTable({
  recipients,
  people,
  isStopped,
}: {
  recipients: readonly Recipient[];
  /** Address of the People page. */
  people: string;
  /** Whose turn did not come is not written to any more. */
  isStopped: boolean;
}) {
  const t = useTranslations("campaigns.page");
  const person = useTranslations("person");
  return (
    <DataTable
      head={HEADS.map((head) => <Th key={head}>{t(`column.${head}`)}</Th>)}
      label={t("recipients")}
    >
      {recipients.map((row) => (
        <Tr key={row.id}>
          <NameTd
            href={`${people}/${row.id}`}
            name={row.isErased ? person("erasedName") : displayName(row)}
          />
          <Td isMuted phone="text">
            {row.address && <CutAddress className="md:max-w-72" text={row.address} />}
          </Td>
          <Td phone="state">
            <State isStopped={isStopped} row={row} />
          </Td>
          <Then row={row} />
          <Td isMuted>{row.at && <Moment at={row.at} />}</Td>
        </Tr>
      ))}
    </DataTable>
  );
}

/** By which way, and what became of it; the way by mail goes without saying. */
function State({ row, isStopped }: { row: Recipient; isStopped: boolean }) {
  const t = useTranslations("campaigns.page");
  const { state, channel, claimedAt } = row;
  if (state === "OPEN")
    return <span className="text-muted">{t(isStopped ? "tab.never" : "tab.open")}</span>;
  if (state === "REFUSED" || state === "UNFIT")
    return <span className="text-muted">{t(state === "UNFIT" ? "unfit" : "refused")}</span>;
  if (state === "CODED") return <WaitWord state={claimedAt ? "CLAIMED" : "CODE_ISSUED"} />;
  return (
    <span className="inline-flex items-center gap-2">
      {channel === "SMS" && <ChannelIcon channel="SMS" />}
      <WaitWord state={state === "LATE" ? "DELAYED" : state} />
    </span>
  );
}

/** Why somebody was left out: a refusal's first sentence. */
function Why({ code }: { code: string | null }) {
  const t = useTranslations("refusals");
  const isKnown = code !== null && t.has(code as RefusalCode);
  const words = isKnown ? t(code as RefusalCode, { field: "" }) : undefined;
  return (
    <Td isMuted phone="note">
      {words?.split(/(?<=[.。])\s/u)[0]}
    </Td>
  );
}

/** What came after: claimed, started, opened; of a letter that did not arrive the reason. */
function Then({ row }: { row: Recipient }) {
  const t = useTranslations("campaigns.page");
  const format = useFormatter();
  const reasonOf = useReason();
  const came = (
    [
      ["claimed", row.claimedAt],
      ["started", row.startedAt],
      ["opened", row.openedAt],
    ] as const
  ).find(([, at]) => at !== null);
  if (came?.[1])
    return <Td phone="note">{t(`then.${came[0]}`, { at: format.dateTime(came[1], "moment") })}</Td>;
  if (row.state === "REFUSED" || row.state === "UNFIT") return <Why code={row.reason} />;
  if (!FAULTY.has(row.state)) return <Td isMuted />;
  return (
    <Td isMuted phone="note">
      <span title={row.answer ?? undefined}>{reasonOf(row)}</span>
      {row.nextAttemptAt &&
        ` · ${t("nextTry", { at: format.dateTime(row.nextAttemptAt, "moment") })}`}
    </Td>
  );
}
