import { holdPeople } from "@/accounts/queries";
import { recordEvents } from "@/accounts/record-events";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { sql } from "@/lib/sql";
import { markUndeliverable } from "@/reach/mark-undeliverable";
import { restoreEnds } from "@/reach/restore-ends";
import { addressKeyOf, noSuchAddress, noSuchNumber } from "@/reach/rules";
import type { SentMessage } from "./queries";
import type { MessageState } from "./rules";
import type { Recorded, SettledRow } from "./store";
import { markHandedOver, settleMessages } from "./store";

const EVENTS: Record<string, string> = {
  SENT: "message-sent",
  DELIVERED: "message-delivered",
  DELAYED: "message-delayed",
  FAILED: "message-failed",
  CANCELLED: "message-cancelled",
};
/** What is told of a message that had left: where it is still SENT, the server that has it is late with it. */
const LATER_EVENTS: Partial<Record<MessageState, string>> = {
  SENT: "message-delayed",
  DELIVERED: "message-delivered",
  BOUNCED: "message-bounced",
  COMPLAINED: "message-complained",
};

/** Why a letter does not leave whose person keeps the link before: said while a worker held it, which the act itself could not call off. */
const UNWANTED: ReadonlySet<string> = new Set(["declined", "dont-remind"]);

type Batch = { lease: string; rows: SettledRow[] };
/** What a mail server said of a message after it took it. */
type Notice = {
  sent: SentMessage;
  state: MessageState;
  reason: string | null;
  answer: string | null;
};

type Refused = { id: string; reason: string };

/** A server that says at the door that there is no such address or number says what a message that comes back would. */
async function noteNoAddress(tx: OrgTx, refused: readonly Refused[]): Promise<void> {
  if (refused.length === 0) return;
  const reasons = new Map(refused.map(({ id, reason }) => [id, reason]));
  const messages = await tx.db.message.findMany({
    where: { orgId: tx.org, id: { in: [...reasons.keys()] } },
    select: { id: true, accountId: true, toAddress: true },
  });
  const rows = messages.flatMap(({ id, accountId, toAddress }) =>
    accountId === null
      ? []
      : [{ accountId, addressKey: addressKeyOf(toAddress), reason: reasons.get(id) ?? "" }],
  );
  await markUndeliverable(tx, { rows });
}

const isOut = ({ state }: Recorded): boolean => state === "SENT" || state === "DELIVERED";

/** Writes the timelines; the server's own words may name the person: they stay in the message, where an erasure reaches them. */
const tell = (
  tx: OrgTx,
  told: readonly (Recorded & { accountId: string })[],
  settled: ReadonlyMap<string, SettledRow>,
): Promise<void> =>
  recordEvents(
    tx,
    told.map((row) => ({
      accountId: row.accountId,
      event: EVENTS[row.state] ?? "message-sent",
      sendId: row.sendId,
      messageId: row.id,
      details: {
        letter: row.letter,
        ...(isOut(row) ? {} : { reason: settled.get(row.id)?.reason ?? null }),
      },
    })),
  );

/** Who acts on a person holds them before their letters: so does whoever writes down what became of these. */
const whoseAre = (tx: OrgTx, ids: readonly string[]): Sql => sql`
  SELECT m.account_id FROM app.messages m WHERE m.org_id = ${tx.org}::uuid AND m.id = ANY (${ids}::uuid[])`;

async function recordBatch(tx: OrgTx, { lease, rows }: Batch): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await holdPeople(tx, whoseAre(tx, ids));
  const recorded = await settleMessages(tx, lease, rows);
  const out = recorded.filter(isOut).flatMap(({ sendId }) => sendId ?? []);
  if (out.length > 0) await markHandedOver(tx, out);
  const settled = new Map(rows.map((row) => [row.id, row]));
  const told = recorded.filter(
    (row): row is Recorded & { accountId: string } =>
      row.accountId !== null && !row.repeated && !row.test,
  );
  await tell(tx, told, settled);
  const unwanted = told.filter(
    ({ id, state }) => state === "CANCELLED" && UNWANTED.has(settled.get(id)?.reason ?? ""),
  );
  await restoreEnds(tx, { ids: unwanted.map(({ accountId }) => accountId) });
  const failed = told.filter(({ state }) => state === "FAILED");
  const refused = failed.flatMap(({ id }) => {
    const { answer = null, reason: code = null } = settled.get(id) ?? {};
    const reason = noSuchAddress(answer) ?? noSuchNumber(code);
    return reason ? [{ id, reason }] : [];
  });
  await noteNoAddress(tx, refused);
}

/** A worker that still held the message had handed it over and not written that down: its lease is void. */
async function recordNotice(tx: OrgTx, { sent, state, reason, answer }: Notice): Promise<void> {
  const { id, accountId, sendId, letter, sentAt, isTest } = sent;
  await tx.db.message.update({
    where: { orgId_id: { orgId: tx.org, id } },
    data: {
      ...{ state, reason, stateAt: tx.now, sentAt: sentAt ?? tx.now },
      ...{ lease: null, leasedUntil: null, ...(answer === null ? {} : { answer }) },
    },
  });
  if (sendId) await markHandedOver(tx, [sendId]);
  if (accountId === null || isTest) return;
  const event = LATER_EVENTS[state] ?? "message-sent";
  const details = { letter, ...(reason === null ? {} : { reason }) };
  await recordEvents(tx, [{ accountId, event, sendId, messageId: id, details }]);
}

/**
 * Records what became of messages, of a leased batch or of one that a notice tells of: their states, the secrets that are out
 * now and replace older ones, and the lines in the timelines. What another worker recorded meanwhile stays.
 */
export const recordOutcomes = (tx: OrgTx, given: Batch | Notice): Promise<void> =>
  "sent" in given ? recordNotice(tx, given) : recordBatch(tx, given);
