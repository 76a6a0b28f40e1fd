import type { OrgTx } from "@/lib/org";
import { mobileDigests } from "@/lib/secrets/short";
import { sql } from "@/lib/sql";
import { canTextsLeave } from "@/lib/texts/transport";
import { readTrust } from "@/orgs/queries";
import { countriesOf, mostTexts } from "./rules";

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

/** How many texts may leave to each country in a day. */
export async function readMostTexts(tx: OrgTx): Promise<number> {
  const { textsADay } = await tx.db.organization.findUniqueOrThrow({
    where: { orgId: tx.org },
    select: { textsADay: true },
  });
  return mostTexts((await readTrust(tx)).step, textsADay);
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

/** The organisation's own day. */
const TODAY = (tx: OrgTx) =>
  sql`(SELECT (${tx.now}::timestamptz AT TIME ZONE o.time_zone)::date FROM app.organizations o WHERE o.org_id = ${tx.org}::uuid)`;

/** How many texts left today, by country. */
export async function readTextsToday(tx: OrgTx): Promise<Map<string, number>> {
  const rows = await tx.db.$queryRaw<{ country: string; texts: number }[]>(sql`
    SELECT country, texts FROM app.text_days WHERE org_id = ${tx.org}::uuid AND day = ${TODAY(tx)} AND texts > 0`);
  return new Map(rows.map(({ country, texts }) => [country, texts]));
}

/** Countries whose texts of the day are used up. */
export async function readSpent(tx: OrgTx): Promise<Set<string>> {
  const [today, most] = [await readTextsToday(tx), await readMostTexts(tx)];
  return new Set([...today].filter(([, texts]) => texts >= most).map(([country]) => country));
}

/** Whose number this is, while it is still theirs. */
export const findNumber = (tx: OrgTx, id: string, phone: string) =>
  tx.db.account.findFirst({
    where: { orgId: tx.org, id, phoneKey: phone, status: { not: "CLOSED" } },
    select: { email: true, inviteBy: true, status: true, undeliverableReason: true },
  });

/** Numbers that nobody read yet. */
export const findUnreadNumbers = (
  tx: OrgTx,
  most: number,
): Promise<{ id: string; phone: string }[]> =>
  tx.db.$queryRaw(sql`
    SELECT id, phone_key AS phone FROM app.accounts
    WHERE org_id = ${tx.org}::uuid AND phone_key IS NOT NULL AND mobile_country IS NULL LIMIT ${most}`);
