import { isPlanned, readWays, wayOf, whyOf } from "@/addressees/queries";
import type { ByChannel, Channel, Ways } from "@/addressees/rules";
import { NOBODY } from "@/addressees/rules";
import { permissionsOfAccounts } from "@/admins/queries";
import { mayYieldSecret } from "@/admins/rules";
import { listApplications } from "@/applications/queries";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { sql } from "@/lib/sql";
import { readOwnOrganization } from "@/orgs/queries";
import { foreseeTexts } from "@/texts/foresee-texts";
import type { TextRoom } from "@/texts/rules";
import type { DomainCount, DoubtfulDomain, Hindrance, Why } from "./rules";
import { doubtful } from "./rules";

/** Who awaits an invitation, by what "Invite all" would do with them. */
export type Outlook = {
  total: number;
  /** Who would be invited by which way, in which language; those who have none of their own get the organisation's. */
  channels: ByChannel;
  /** Of the texts how many to each country. */
  texts: Partial<Record<string, number>>;
  byLanguage: { language: string; count: number; assumed: number }[];
  /** Of those with a code: why no message leads to them. */
  instead: Partial<Record<Why, number>>;
  /** Who would be left out. */
  hindered: Partial<Record<Hindrance, number>>;
  orgLanguage: string;
  /** Who may do more than whoever looks, and is not written to by them. */
  above: string[];
  ways: Ways;
};

export type Rehearsal = Outlook & {
  /** How many of the texts leave today, and until when the others wait. */
  textRoom: TextRoom;
  domains: DoubtfulDomain[];
  /** Applications that more hold than there are licences, people who await an invitation among them. */
  short: { id: string; name: string; licences: number; used: number }[];
};

/** What "Invite all" would do with somebody. */
export type Fate = { way: Channel; why: Why | null; hindrance: Hindrance | null };
type Group = Fate & { language: string | null; country: string | null; count: number };

/** What stands behind the @ of account `a`. */
export const DOMAIN = sql`split_part(a.email_key, '@', 2)`;
export type Terms = Pick<Outlook, "above" | "ways">;

/** In the order in which somebody is left out; who may do more than the reader is a question of its own. */
export const hindranceOf = async (
  tx: OrgTx,
  { above }: Pick<Terms, "above">,
): Promise<Sql> => sql`CASE
  WHEN ${await isPlanned(tx)} THEN 'invite-planned' WHEN a.declined_at IS NOT NULL THEN 'declined' WHEN a.id = ANY (${above}::uuid[]) THEN 'holds-more' END`;

/** People who await an invitation and hold rights that the reader lacks. */
export async function readAbove(tx: OrgTx): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT a.id FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.status = 'CREATED'
      AND a.id = ANY (ARRAY(SELECT r.account_id FROM app.account_roles r WHERE r.org_id = ${tx.org}::uuid))`);
  const ids = rows.map(({ id }) => id);
  const held = await permissionsOfAccounts(tx, ids);
  return ids.filter((id) => !mayYieldSecret(tx.actor, held.get(id) ?? []));
}

/** Domains that are the organisation's own: that of its letters, and the one that most of the first thousand members have. */
async function readOwnDomains(tx: OrgTx, fromAddress: string | null): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ domain: string }[]>(sql`
    SELECT ${DOMAIN} AS domain FROM (SELECT email_key FROM app.accounts
      WHERE org_id = ${tx.org}::uuid AND status = 'ACTIVE' ORDER BY name_key, id LIMIT 1000) a
    WHERE a.email_key IS NOT NULL GROUP BY 1 HAVING count(*) >= 5 ORDER BY count(*) DESC LIMIT 1`);
  const sender = fromAddress?.split("@")[1]?.toLowerCase();
  return [...rows.map(({ domain }) => domain), ...(sender ? [sender] : [])];
}

const sumOf = (groups: readonly Group[]): number =>
  groups.reduce((sum, { count }) => sum + count, 0);

/** Groups of one key with their number, the largest first. */
const tally = <K>(groups: readonly Group[], keyOf: (group: Group) => K): [K, Group[]][] =>
  [...Map.groupBy(groups, keyOf)].sort(([, a], [, b]) => sumOf(b) - sumOf(a));

/** Those for whom there is such a word, by it. */
const countBy = <K extends string>(
  groups: readonly Group[],
  wordOf: (group: Group) => K | null,
): Partial<Record<K, number>> => {
  const counts: Partial<Record<K, number>> = {};
  for (const [word, some] of tally(groups, wordOf)) if (word) counts[word] = sumOf(some);
  return counts;
};

/** What "Invite all" would do at this moment, in numbers; nothing is written or kept. */
export async function readOutlook(tx: OrgTx): Promise<Outlook> {
  const { language: orgLanguage } = await readOwnOrganization(tx);
  const terms = { above: await readAbove(tx), ways: await readWays(tx, true) };
  const groups = await tx.db.$queryRaw<Group[]>(sql`
    SELECT a.language, ${wayOf(terms.ways)} AS way, ${whyOf(terms.ways)} AS why, ${await hindranceOf(tx, terms)} AS hindrance,
      a.mobile_country AS country, count(*)::int AS count FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND a.status = 'CREATED' GROUP BY 1, 2, 3, 4, 5`);
  const invited = groups.filter(({ hindrance }) => hindrance === null);
  const channels = { ...NOBODY };
  for (const group of invited) channels[group.way] += group.count;
  const texted = invited.filter(({ way }) => way === "SMS");
  const languages = tally(invited, (group) => group.language ?? orgLanguage);
  return {
    total: sumOf(groups),
    channels,
    texts: countBy(texted, ({ country }) => country),
    byLanguage: languages.map(([language, some]) => ({
      language,
      count: sumOf(some),
      assumed: sumOf(some.filter((group) => group.language === null)),
    })),
    instead: countBy(invited, ({ why }) => why),
    hindered: countBy(groups, ({ hindrance }) => hindrance),
    ...{ orgLanguage, ...terms },
  };
}

/** The domains of those who would be mailed. */
const countDomains = async (tx: OrgTx, terms: Terms): Promise<DomainCount[]> =>
  tx.db.$queryRaw(sql`
    SELECT ${DOMAIN} AS domain, count(*)::int AS count FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND a.status = 'CREATED' AND ${wayOf(terms.ways)} = 'EMAIL' AND ${await hindranceOf(tx, terms)} IS NULL
    GROUP BY 1`);

/** The same, and what is worth a look before: domains that are doubted, licences that run short. */
export async function readRehearsal(tx: OrgTx): Promise<Rehearsal> {
  const outlook = await readOutlook(tx);
  const { fromAddress } = await readOwnOrganization(tx);
  const domains = await countDomains(tx, outlook);
  const applications = await listApplications(tx);
  return {
    ...outlook,
    textRoom: await foreseeTexts(
      tx,
      new Map(Object.entries(outlook.texts).map(([country, n = 0]) => [country, n])),
    ),
    domains: doubtful(domains, await readOwnDomains(tx, fromAddress)),
    short: applications.flatMap(({ id, name, licences, used }) =>
      licences !== null && used > licences ? [{ id, name, licences, used }] : [],
    ),
  };
}
