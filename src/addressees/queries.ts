import type { Named } from "@/accounts/input";
import type { AccountStatus, SuspensionSource } from "@/accounts/rules";
import { permissionsOfAccounts } from "@/admins/queries";
import { mayYieldSecret } from "@/admins/rules";
import type { CampaignKind } from "@/campaigns/rules";
import { fullBy } from "@/invitations/queries";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { sql } from "@/lib/sql";
import { knowsAllStops, readTexting } from "@/texts/queries";
import { hasStopped } from "./has-stopped";
import type { Whom } from "./letter-traits";
import { letterTraits } from "./letter-traits";
import { plannedElsewhere } from "./planned-elsewhere";
import type { Addressee, Channel, Ways } from "./rules";

/** People who are alike in all that decides whether they are written to. */
export type Alike = Omit<Addressee, "claimedAt" | "erasedAt" | "declinedAt"> & {
  status: AccountStatus;
  statusBeforeClose: AccountStatus | null;
  suspensionSource: SuspensionSource | null;
  claimedAt: Date | null;
  erasedAt: Date | null;
  declinedAt: Date | null;
};

/** Account `a` has a number that takes texts. */
const HAS_MOBILE = sql`coalesce(a.mobile_country, '') <> ''`;
/** By which way nothing arrives at account `a`. */
const UNDELIVERABLE = sql`CASE WHEN a.undeliverable_at IS NOT NULL THEN coalesce(a.undeliverable_by, 'EMAIL') END`;

/** Account `a` has a number in a country that nobody is texted to. */
const isAbroad = ({ countries }: Ways): Sql =>
  sql`(${HAS_MOBILE} AND a.mobile_country <> ALL (${[...countries]}::text[]))`;

const CAN_MAIL = sql`a.email IS NOT NULL AND ${UNDELIVERABLE} IS DISTINCT FROM 'EMAIL'`;
const canText = (ways: Ways): Sql =>
  sql`${ways.texts} AND ${HAS_MOBILE} AND NOT ${isAbroad(ways)} AND ${UNDELIVERABLE} IS DISTINCT FROM 'SMS' AND NOT ${hasStopped(ways)}`;

/** By which way account `a` is invited, as the pure rules say of one (rules: routeOf). */
export const wayOf = (ways: Ways): Sql => sql`CASE
  WHEN a.invite_by = 'SMS' AND ${canText(ways)} THEN 'SMS' WHEN ${CAN_MAIL} THEN 'EMAIL'
  WHEN ${canText(ways)} THEN 'SMS' WHEN ${ways.withCodes} THEN 'CODE' END`;

/** Why no message leads to account `a`; null where one does. */
export const whyOf = (ways: Ways): Sql => sql`CASE
  WHEN ${CAN_MAIL} OR (${canText(ways)}) THEN NULL WHEN a.email IS NOT NULL THEN 'undeliverable'
  WHEN NOT ${HAS_MOBILE} OR NOT ${ways.texts} THEN 'no-address' WHEN ${isAbroad(ways)} THEN 'text-country' WHEN ${hasStopped(ways)} THEN 'text-stopped' ELSE 'undeliverable' END`;

/** By which ways the organisation reaches people at this moment. */
export async function readWays(tx: OrgTx, withCodes: boolean): Promise<Ways> {
  const { canText: texts, countries } = await readTexting(tx);
  return { texts, countries, withCodes, knowsAllStops: texts && (await knowsAllStops(tx)) };
}

/** The person of account `a` said no, and nobody asked to write to them all the same. */
const saidNo = ({ declinedUntil }: Whom): Sql =>
  declinedUntil
    ? sql`coalesce(a.declined_at > ${declinedUntil}, false)`
    : sql`a.declined_at IS NOT NULL`;

const IN_STATE: Record<CampaignKind, Sql> = {
  INVITE: sql`a.status = 'CREATED'`,
  REMIND: sql`a.status = 'INVITED' AND a.reminders_off_at IS NULL`,
  AGAIN: sql`a.status = 'INVITED'`,
  REINSTATE: sql`a.status = 'SUSPENDED' AND a.claimed_at IS NULL`,
};

/** Account `a` is to be invited later by a campaign; for whoever is looked at before there is another. */
export const isPlanned = async (tx: OrgTx): Promise<Sql> =>
  isPlannedIn(await plannedElsewhere(tx, { kind: "INVITE", selectionId: tx.org }));

/** They invite account `a` later; who said no is left out of those that do not write to them knowingly. */
const isPlannedIn = (selections: readonly string[]): Sql => {
  const among = sql`app.selection_members p WHERE p.org_id = a.org_id
    AND p.selection_id = ANY (${[...selections]}::uuid[]) AND p.account_id = a.id AND p.outcome IS NULL`;
  return selections.length === 0
    ? sql`false`
    : sql`(EXISTS (SELECT FROM ${among}) AND (a.declined_at IS NULL OR EXISTS (SELECT FROM app.campaigns c WHERE c.org_id = a.org_id
        AND c.with_declined AND c.created_at >= a.declined_at AND EXISTS (SELECT FROM ${among} AND p.selection_id = c.selection_id))))`;
};

/** What decides, of accounts `a` in `from`, by which alike ones stand together. */
const traits = async (tx: OrgTx, whom: Whom, ways: Ways, from: Sql): Promise<Sql> => sql`
  SELECT a.id, a.status, a.status_before_close, a.suspension_source, a.claimed_at IS NOT NULL AS claimed,
    a.erased_at IS NOT NULL AS erased, ${saidNo(whom)} AS declined, a.email IS NOT NULL AS addressed,
    ${HAS_MOBILE} AS mobile, ${isAbroad(ways)} AS abroad, ${hasStopped(ways)} AS stopped, a.invite_by, ${UNDELIVERABLE} AS undeliverable, a.reminders_off_at IS NOT NULL AS quiet,
    ${letterTraits(tx, whom).asks},
    ${isPlannedIn(await plannedElsewhere(tx, whom))} AS planned, a.language, a.name_key, a.mobile_country AS country
  FROM ${from}`;
const GROUPED = sql`status, status_before_close AS "statusBeforeClose", suspension_source AS "suspensionSource",
  CASE WHEN claimed THEN now() END AS "claimedAt", CASE WHEN erased THEN now() END AS "erasedAt",
  CASE WHEN declined THEN now() END AS "declinedAt", addressed AS "hasAddress", mobile AS "hasMobile", abroad AS "isAbroad", stopped AS "isStopped", invite_by AS "inviteBy",
  undeliverable AS "undeliverableBy", quiet AS "isQuiet", letters, lately, planned AS "isPlanned",
  waiting AS "isWaiting", just_sent AS "isJustSent", full_by AS "fullBy"`;
const BY = sql`status, status_before_close, suspension_source, claimed, erased, declined, addressed, mobile, abroad, stopped, invite_by, undeliverable,
  quiet, letters, lately, planned, waiting, just_sent, full_by`;

/** By what the letter of these people is decided, alike ones together. */
export async function readAddressees(
  tx: OrgTx,
  whom: Whom & { ways: Ways },
  ids: readonly string[],
): Promise<(Alike & { ids: string[] })[]> {
  const from = sql`app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (${ids}::uuid[])`;
  const all = await traits(tx, whom, whom.ways, from);
  return tx.db.$queryRaw(
    sql`SELECT ${GROUPED}, array_agg(id) AS ids FROM (${all}) t GROUP BY ${BY}`,
  );
}

/** The same of people who are locked, in the order of their ids as whoever moves them does. */
export async function lockAddressees(
  tx: OrgTx,
  whom: Whom & { ways: Ways },
  ids: readonly string[],
): Promise<(Alike & { ids: string[] })[]> {
  await tx.db.$executeRaw(sql`
    SELECT FROM app.accounts WHERE org_id = ${tx.org}::uuid AND id = ANY (${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`);
  return readAddressees(tx, whom, ids);
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

export type AlikeMembers = Alike & {
  language: string | null;
  /** Of their numbers, where these take texts. */
  country: string | null;
  count: number;
  ids: string[];
};

/** Who was chosen: alike ones together by language, with up to `most` of their ids. */
export async function groupMembers(
  tx: OrgTx,
  whom: Whom & { ways: Ways },
  above: readonly string[],
  areAbove: boolean,
  most = 3,
): Promise<AlikeMembers[]> {
  const all = await traits(tx, whom, whom.ways, membersOf(tx, whom.selectionId, above, areAbove));
  return tx.db.$queryRaw(sql`
    SELECT ${GROUPED}, language, country, count(*)::int AS count, (array_agg(id))[1:${most}] AS ids
    FROM (${all}) t GROUP BY ${BY}, language, country`);
}

/** A campaign of this kind writes to account `a` by some way, or by this one: `leftOut` of the pure rules, for who is met one by one. */
export async function isWrittenTo(
  tx: OrgTx,
  { withCodes = true, ...whom }: Whom & { withCodes?: boolean },
  way?: Channel,
): Promise<Sql> {
  const theirs = wayOf(await readWays(tx, withCodes && whom.kind !== "REMIND"));
  const isFull = sql`coalesce(${theirs} = ANY (${fullBy(tx)}::text[]), false)`;
  return sql`${IN_STATE[whom.kind]} AND ${theirs} ${way ? sql`= ${way}` : sql`IS NOT NULL`} AND NOT ${saidNo(whom)}
    AND NOT ${isPlannedIn(await plannedElsewhere(tx, whom))} AND NOT ${letterTraits(tx, whom).holds} AND NOT ${isFull}`;
}

/** Members of a selection who hold rights, who are few: nobody writes to who may do more than they. */
export async function readRightHolders(tx: OrgTx, selectionId: string): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    WITH holders AS MATERIALIZED (SELECT DISTINCT r.account_id FROM app.account_roles r WHERE r.org_id = ${tx.org}::uuid)
    SELECT h.account_id AS id FROM holders h CROSS JOIN LATERAL (
      SELECT FROM app.selection_members n WHERE n.org_id = ${tx.org}::uuid AND n.selection_id = ${selectionId}::uuid
        AND n.account_id = h.account_id AND n.outcome IS NULL LIMIT 1) chosen`);
  return rows.map(({ id }) => id);
}

/** Members of a selection who may do more than the actor, and are not written to by them. */
export async function readAboveOf(tx: OrgTx, selectionId: string): Promise<string[]> {
  const holders = await readRightHolders(tx, selectionId);
  const held = await permissionsOfAccounts(tx, holders);
  return holders.filter((id) => !mayYieldSecret(tx.actor, held.get(id) ?? []));
}

type Person = Named & { id: string };

/** What these people are called by. */
export const readNames = (tx: OrgTx, ids: readonly string[]): Promise<Person[]> =>
  tx.db.$queryRaw<Person[]>(sql`
    SELECT a.id, a.first_name AS "firstName", a.last_name AS "lastName", a.email, a.login, a.external_id AS "externalId", a.phone
    FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (${ids}::uuid[])`);

/** By which way this person is invited. */
export async function readWayTo(tx: OrgTx, id: string): Promise<Channel> {
  const way = wayOf(await readWays(tx, true));
  const rows = await tx.db.$queryRaw<{ way: Channel }[]>(sql`
    SELECT ${way} AS way FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.id = ${id}::uuid`);
  return rows[0]?.way ?? "CODE";
}
