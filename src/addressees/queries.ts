import type { Named } from "@/accounts/input";
import type { AccountStatus, SuspensionSource } from "@/accounts/rules";
import type { Addressee, CampaignKind } from "@/campaigns/rules";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { sql } from "@/lib/sql";

/** People who are alike in all that decides whether they are written to. */
export type Alike = Omit<Addressee, "claimedAt" | "erasedAt" | "declinedAt"> & {
  status: AccountStatus;
  statusBeforeClose: AccountStatus | null;
  suspensionSource: SuspensionSource | null;
  claimedAt: Date | null;
  erasedAt: Date | null;
  declinedAt: Date | null;
};

/** Letters of the invitation of account `a` that counts now. Inviting does not ask. */
const lettersOf = (kind: CampaignKind): Sql =>
  kind === "INVITE"
    ? sql`0`
    : sql`(SELECT least(count(*), 3)::int FROM app.messages m JOIN app.sends s ON s.org_id = m.org_id AND s.id = m.send_id
        WHERE m.org_id = a.org_id AND m.account_id = a.id AND m.letter IN ('invitation', 'reminder') AND m.state <> 'CANCELLED'
          AND s.epoch = a.epoch)`;

const DAY_MS = 86_400_000;
/** What was written to account `a` within a day; of both the reminder, which comes last in the alphabet. */
const latelyOf = (tx: OrgTx, kind: CampaignKind): Sql =>
  kind === "INVITE"
    ? sql`NULL::text`
    : sql`(SELECT max(m.letter) FROM app.messages m JOIN app.sends s ON s.org_id = m.org_id AND s.id = m.send_id
        WHERE m.org_id = a.org_id AND m.account_id = a.id AND m.queued_at > ${new Date(tx.now.getTime() - DAY_MS)}
          AND m.letter IN ('invitation', 'reminder') AND m.state <> 'CANCELLED' AND s.epoch = a.epoch)`;

/** What decides, of accounts `a` in `from`, by which alike ones stand together. */
const traits = (tx: OrgTx, kind: CampaignKind, from: Sql): Sql => sql`
  SELECT a.id, a.status, a.status_before_close, a.suspension_source, a.claimed_at IS NOT NULL AS claimed,
    a.erased_at IS NOT NULL AS erased, a.declined_at IS NOT NULL AS declined, a.email IS NOT NULL AS addressed,
    a.undeliverable_at IS NOT NULL AS undeliverable, a.reminders_off_at IS NOT NULL AS quiet, ${lettersOf(kind)} AS letters,
    ${latelyOf(tx, kind)} AS lately, a.language, a.name_key
  FROM ${from}`;
const GROUPED = sql`status, status_before_close AS "statusBeforeClose", suspension_source AS "suspensionSource",
  CASE WHEN claimed THEN now() END AS "claimedAt", CASE WHEN erased THEN now() END AS "erasedAt",
  CASE WHEN declined THEN now() END AS "declinedAt", addressed AS "hasAddress", undeliverable AS "isUndeliverable", quiet AS "isQuiet", letters, lately`;
const BY = sql`status, status_before_close, suspension_source, claimed, erased, declined, addressed, undeliverable, quiet, letters, lately`;

/** Locks these people, in the order of their ids as whoever moves them does, and tells by what their letter is decided. */
export async function lockAddressees(
  tx: OrgTx,
  kind: CampaignKind,
  ids: readonly string[],
): Promise<(Alike & { ids: string[] })[]> {
  await tx.db.$executeRaw(sql`
    SELECT FROM app.accounts WHERE org_id = ${tx.org}::uuid AND id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`);
  const from = sql`app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (${ids}::uuid[])`;
  return tx.db.$queryRaw(
    sql`SELECT ${GROUPED}, array_agg(id) AS ids FROM (${traits(tx, kind, from)}) t GROUP BY ${BY}`,
  );
}

/** Members of a selection that nobody wrote to yet; with or without those who may do more than the actor. */
const membersOf = (
  tx: OrgTx,
  selectionId: string,
  above: readonly string[],
  areAbove: boolean,
) => sql`
  app.selection_members n JOIN app.accounts a ON a.org_id = n.org_id AND a.id = n.account_id
  WHERE n.org_id = ${tx.org}::uuid AND n.selection_id = ${selectionId}::uuid AND n.outcome IS NULL
    AND (a.id = ANY (${above}::uuid[])) = ${areAbove}`;

export type Whom = { selectionId: string; kind: CampaignKind };
export type AlikeMembers = Alike & { language: string | null; count: number; ids: string[] };

/** Who was chosen: alike ones together by language, with some of their ids. */
export const groupMembers = (
  tx: OrgTx,
  { selectionId, kind }: Whom,
  above: readonly string[],
  areAbove: boolean,
): Promise<AlikeMembers[]> =>
  tx.db.$queryRaw(sql`
    SELECT ${GROUPED}, language, count(*)::int AS count, (array_agg(id))[1:3] AS ids
    FROM (${traits(tx, kind, membersOf(tx, selectionId, above, areAbove))}) t GROUP BY ${BY}, language`);

/** Members of a selection who hold rights: nobody writes to who may do more than they. */
export async function readRightHolders(tx: OrgTx, selectionId: string): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT DISTINCT r.account_id AS id FROM app.account_roles r
    JOIN app.selection_members n ON n.org_id = r.org_id AND n.selection_id = ${selectionId}::uuid AND n.account_id = r.account_id
    WHERE r.org_id = ${tx.org}::uuid AND n.outcome IS NULL`);
  return rows.map(({ id }) => id);
}

type Person = Named & { id: string };

/** What these people are called by. */
export const readNames = (tx: OrgTx, ids: readonly string[]): Promise<Person[]> =>
  tx.db.$queryRaw<Person[]>(sql`
    SELECT a.id, a.first_name AS "firstName", a.last_name AS "lastName", a.email, a.login, a.external_id AS "externalId", a.phone
    FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (${ids}::uuid[])`);
