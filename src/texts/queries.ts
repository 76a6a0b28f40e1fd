import type { OrgTx } from "@/lib/org";
import { mobileDigests } from "@/lib/secrets/short";
import type { Sql } from "@/lib/sql";
import { empty, rowset, sql } from "@/lib/sql";
import { canTextsLeave } from "@/lib/texts/transport";
import { readTrust } from "@/orgs/queries";
import { mobileCountry } from "@/profiles/input";
import type { TextCaps } from "./rules";
import { BUDGET, countriesOf, mostTexts, sumOf } from "./rules";

export type Texting = {
  /** Its people are texted: texts can leave, and the organisation has not switched them off. */
  canText: boolean;
  countries: string[];
};

/** Whether and where an organisation texts. */
export async function readTexting(tx: OrgTx): Promise<Texting> {
  const { textsOn, ...where } = await tx.db.organization.findUniqueOrThrow({
    where: { orgId: tx.org },
    select: { textsOn: true, textCountries: true, country: true },
  });
  return { canText: textsOn && canTextsLeave(), countries: countriesOf(where) };
}

/** How many texts may leave in a day. */
export async function readTextCaps(tx: OrgTx): Promise<TextCaps> {
  const { textsADay } = await tx.db.organization.findUniqueOrThrow({
    where: { orgId: tx.org },
    select: { textsADay: true },
  });
  return { each: textsADay, all: mostTexts((await readTrust(tx)).step) };
}

/** Which of these numbers answered STOP and take no more texts. */
export async function findStopped(tx: OrgTx, phones: readonly string[]): Promise<Set<string>> {
  const digests = new Map(
    phones.flatMap((phone) => mobileDigests(phone).map((digest) => [digest, phone])),
  );
  if (digests.size === 0) return new Set();
  const rows = await tx.db.$queryRaw<{ digest: string }[]>(
    sql`SELECT digest FROM ops.text_stops WHERE digest = ANY (${[...digests.keys()]}::text[])`,
  );
  return new Set(rows.flatMap(({ digest }) => digests.get(digest) ?? []));
}

/**
 * Whether an organisation is told beforehand whose number answered STOP to others: whoever may text as many as they like learns
 * nothing by a count that texting would not tell; who may text few could try out the numbers of a whole town.
 */
export const knowsAllStops = async (tx: OrgTx): Promise<boolean> =>
  mostTexts((await readTrust(tx)).step) === undefined;

/** A text of the organisation left to that number. One that merely waits tells nothing: it may be taken back, and has cost nothing. */
export const wasTexted = (
  org: Sql,
  digest: Sql,
  phone: Sql,
): Sql => sql`(SELECT true FROM app.directory d
  JOIN app.messages m ON m.org_id = d.org_id AND m.account_id = d.id AND m.channel = 'SMS' AND m.to_address = ${phone} AND m.sent_at IS NOT NULL
  WHERE d.kind = 'mobile' AND d.digest = ${digest} COLLATE "C" AND d.org_id = ${org} LIMIT 1)`;

/** Which of these numbers answered STOP, as far as the organisation may know before it sends: of others' it learns by a text of its day. */
export async function findKnownStops(tx: OrgTx, phones: readonly string[]): Promise<Set<string>> {
  const stopped = await findStopped(tx, phones);
  if (stopped.size === 0 || (await knowsAllStops(tx))) return stopped;
  const digests = [...stopped].flatMap((phone) =>
    mobileDigests(phone).map((digest) => ({ digest, phone })),
  );
  const org = sql`${tx.org}::uuid`;
  const rows = await tx.db.$queryRaw<{ phone: string }[]>(sql`
    SELECT DISTINCT r.phone FROM jsonb_to_recordset(${rowset(digests)}) AS r (digest text, phone text)
    WHERE ${wasTexted(org, sql`r.digest`, sql`r.phone`)}`);
  return new Set(rows.map(({ phone }) => phone));
}

/** The organisation's own day. */
const TODAY = (tx: OrgTx) =>
  sql`(SELECT (${tx.now}::timestamptz AT TIME ZONE o.time_zone)::date FROM app.organizations o WHERE o.org_id = ${tx.org}::uuid)`;

/** How many texts left today, by country. */
export async function readTextsToday(tx: OrgTx): Promise<Map<string, number>> {
  const rows = await tx.db.$queryRaw<{ country: string; texts: number }[]>(sql`
    SELECT country, texts FROM app.text_days WHERE org_id = ${tx.org}::uuid AND day = ${TODAY(tx)} AND texts > 0`);
  return new Map(rows.map(({ country, texts }) => [country, texts]));
}

/** How many of the installation's texts of the day are left for organisations that are not trusted; undefined while none left. */
export async function readBudgetLeft(tx: OrgTx): Promise<number | undefined> {
  const rows = await tx.db.$queryRaw<{ tokens: number }[]>(sql`
    SELECT tokens FROM ops.buckets WHERE key = ${BUDGET} AND at >= date_trunc('day', ${tx.now}::timestamptz, 'UTC')`);
  return rows[0]?.tokens;
}

/** Numbers that begin alike are of one country: one of each group, and how many there are. */
type Alike = { phone: string; texts: number };

function byCountry(rows: readonly Alike[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { phone, texts } of rows) {
    const country = mobileCountry(phone);
    counts.set(country, (counts.get(country) ?? 0) + texts);
  }
  return counts;
}

/** Texts that wait to leave, by country: of a campaign, or all. */
export const readTextsQueued = async (
  tx: OrgTx,
  campaignId?: string,
): Promise<Map<string, number>> =>
  byCountry(
    await tx.db.$queryRaw<Alike[]>(sql`
      SELECT min(m.to_address) AS phone, count(*)::int AS texts FROM app.messages m
      WHERE m.org_id = ${tx.org}::uuid AND m.state IN ('QUEUED', 'DELAYED') AND m.channel = 'SMS'
        ${campaignId ? sql`AND m.campaign_id = ${campaignId}::uuid` : empty} GROUP BY left(m.to_address, 6)`),
  );

/** Texts by which a planned import would invite, by country. */
export const readTextsOfPlan = async (tx: OrgTx, id: string): Promise<Map<string, number>> =>
  byCountry(
    await tx.db.$queryRaw<Alike[]>(sql`
      SELECT min(i.change -> 'create' ->> 'phone') AS phone, count(*)::int AS texts FROM app.import_rows i
      WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.channel = 'SMS' AND i.change -> 'create' ->> 'phone' IS NOT NULL
      GROUP BY left(i.change -> 'create' ->> 'phone', 6)`),
  );

/** Whether the installation's texts of the day for organisations that are not trusted are used up. */
async function isBudgetSpent(tx: OrgTx): Promise<boolean> {
  const rows = await tx.db.$queryRaw<object[]>(sql`
    SELECT FROM ops.buckets WHERE key = ${BUDGET} AND tokens < 1 AND at >= date_trunc('day', ${tx.now}::timestamptz, 'UTC')`);
  return rows.length > 0;
}

/** Countries to which no text may leave any more today. */
export async function readSpent(tx: OrgTx): Promise<Set<string>> {
  const [today, { each, all }] = [await readTextsToday(tx), await readTextCaps(tx)];
  const isOver = all !== undefined && (sumOf(today) >= all || (await isBudgetSpent(tx)));
  if (isOver) return new Set((await readTexting(tx)).countries);
  return new Set([...today].filter(([, texts]) => texts >= each).map(([country]) => country));
}

/** Until when texts wait that a cap held back; null where none do. */
export async function readTextsHeld(tx: OrgTx): Promise<Date | null> {
  const { textsHeldUntil: until } = await tx.db.organization.findUniqueOrThrow({
    where: { orgId: tx.org },
    select: { textsHeldUntil: true },
  });
  return until && until > tx.now ? until : null;
}

/** Since when the provider takes no texts; null while it does. */
export async function readTextsOutage(tx: OrgTx): Promise<Date | null> {
  const rows = await tx.db.$queryRaw<{ since: Date }[]>(
    sql`SELECT opened_at AS since FROM ops.breakers WHERE key = 'texts' AND opened_at <= ${tx.now}`,
  );
  return rows[0]?.since ?? null;
}

/** Whose number this is, while it is still theirs, and whether this organisation texted them on it. */
export async function findNumber(tx: OrgTx, id: string, phone: string) {
  const one = await tx.db.account.findFirst({
    where: { orgId: tx.org, id, phoneKey: phone, status: { not: "CLOSED" } },
    select: { email: true, inviteBy: true, status: true, undeliverableReason: true },
  });
  const sent = await tx.db.message.findFirst({
    where: {
      ...{ orgId: tx.org, accountId: id, channel: "SMS" },
      ...{ toAddress: phone, sentAt: { not: null } },
    },
    select: { id: true },
  });
  return one && { ...one, wasTexted: sent !== null };
}

/** Numbers that nobody read yet, or those of these people. */
export const findUnreadNumbers = (
  tx: OrgTx,
  most: number,
  ids?: readonly string[],
): Promise<{ id: string; phone: string }[]> =>
  tx.db.$queryRaw(sql`
    SELECT id, phone_key AS phone FROM app.accounts
    WHERE org_id = ${tx.org}::uuid AND phone_key IS NOT NULL
      AND ${ids ? sql`id = ANY (${ids}::uuid[])` : sql`(mobile_country IS NULL OR (mobile_country <> '' AND mobile_digest IS NULL))`} LIMIT ${most}`);
