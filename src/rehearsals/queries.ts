import type { Named } from "@/accounts/input";
import { barOf, isPlanned, readWays, wayOf } from "@/addressees/queries";
import type { ByChannel, Channel, Ways } from "@/addressees/rules";
import { NOBODY } from "@/addressees/rules";
import { permissionsOfAccounts } from "@/admins/queries";
import { mayYieldSecret } from "@/admins/rules";
import { listApplications } from "@/applications/queries";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, sql } from "@/lib/sql";
import { readOwnOrganization } from "@/orgs/queries";
import { isMatching, peopleConditions } from "@/people/queries";
import type { PeopleCursor, PeopleFilter } from "@/people/rules";
import type { DoubtfulDomain, Hindrance, Readiness } from "./rules";
import { doubtful } from "./rules";

type Group = {
  language: string | null;
  way: Channel;
  hindrance: Hindrance | null;
  /** Of those who get a mail. */
  domain: string | null;
  count: number;
};

export type Rehearsal = {
  total: number;
  /** Who would be invited by which way, in which language; those who have none of their own get the organisation's. */
  channels: ByChannel;
  byLanguage: { language: string; count: number; assumed: number }[];
  hindered: Partial<Record<Hindrance, number>>;
  domains: DoubtfulDomain[];
  /** Applications that more hold than there are licences, people who await an invitation among them. */
  short: { id: string; name: string; licences: number; used: number }[];
  orgLanguage: string;
  /** Who may do more than whoever looks, and is not written to by them. */
  above: string[];
  ways: Ways;
};

const DOMAIN = sql`split_part(a.email_key, '@', 2)`;
/** In the order in which somebody is left out; who may do more than the reader is a question of its own. */
const hindranceOf = async (tx: OrgTx, { above, ways }: Terms): Promise<Sql> => sql`CASE
  WHEN ${await isPlanned(tx)} THEN 'invite-planned' WHEN ${barOf(ways)} IS NOT NULL THEN ${barOf(ways)}
  WHEN a.id = ANY (${above}::uuid[]) THEN 'holds-more' END`;
type Terms = Pick<Rehearsal, "above" | "ways">;

/** People who await an invitation and hold rights that the reader lacks. */
async function readAbove(tx: OrgTx): Promise<string[]> {
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

/** What "Invite all" would do at this moment, in numbers; nothing is written or kept. */
export async function readRehearsal(tx: OrgTx): Promise<Rehearsal> {
  const { language: orgLanguage, fromAddress } = await readOwnOrganization(tx);
  const terms = { above: await readAbove(tx), ways: await readWays(tx, true) };
  const way = wayOf(terms.ways);
  const groups = await tx.db.$queryRaw<Group[]>(sql`
    SELECT a.language, ${way} AS way, ${await hindranceOf(tx, terms)} AS hindrance,
      CASE WHEN ${way} = 'EMAIL' THEN ${DOMAIN} END AS domain, count(*)::int AS count FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND a.status = 'CREATED' GROUP BY 1, 2, 3, 4`);
  const invited = groups.filter(({ hindrance }) => hindrance === null);
  const channels = { ...NOBODY };
  for (const group of invited) channels[group.way] += group.count;
  const domains = tally(invited, ({ domain }) => domain).flatMap(([domain, some]) =>
    domain === null ? [] : [{ domain, count: sumOf(some) }],
  );
  const applications = await listApplications(tx);
  return {
    total: sumOf(groups),
    channels,
    byLanguage: tally(invited, (group) => group.language ?? orgLanguage).map(
      ([language, some]) => ({
        language,
        count: sumOf(some),
        assumed: sumOf(some.filter((group) => group.language === null)),
      }),
    ),
    hindered: Object.fromEntries(
      tally(groups, ({ hindrance }) => hindrance).flatMap(([code, some]) =>
        code ? [[code, sumOf(some)]] : [],
      ),
    ),
    domains: doubtful(domains, await readOwnDomains(tx, fromAddress)),
    short: applications.flatMap(({ id, name, licences, used }) =>
      licences !== null && used > licences ? [{ id, name, licences, used }] : [],
    ),
    ...{ orgLanguage, ...terms },
  };
}

export type RehearsedFilter = Pick<PeopleFilter, "q" | "language" | "team"> & {
  readiness?: Readiness | undefined;
  /** Of one doubtful domain. */
  domain?: string | undefined;
};

export type Rehearsed = Named & {
  id: string;
  nameKey: string;
  kind: "USER" | "CONTACT";
  language: string | null;
  way: Channel;
  hindrance: Hindrance | null;
  /** Of who gets a mail. */
  domain: string | null;
};

type Known = Terms & { domains: readonly DoubtfulDomain[] };

/** Beyond so many the rare ones are met along the names. */
const FOUND = 1_000;

/** People of doubtful domains are few: they are found first, and put in order. */
async function readDoubtful(tx: OrgTx, domains: readonly string[]): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT a.id FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.status = 'CREATED'
      AND ${DOMAIN} = ANY (${domains}::text[]) LIMIT ${FOUND}`);
  return rows.map(({ id }) => id);
}

/** What holds for the account `a` of whom a tab shows; nobody is ready whose address is doubted. */
async function conditionOf(tx: OrgTx, filter: RehearsedFilter, known: Known): Promise<Sql> {
  const { readiness, domain } = filter;
  const hindrance = await hindranceOf(tx, known);
  const isMailed = sql`${wayOf(known.ways)} = 'EMAIL'`;
  const asked = known.domains.filter((one) => !domain || one.domain === domain);
  const domains = asked.map((one) => one.domain);
  if (readiness === "doubtful" || domain)
    return sql`${hindrance} IS NULL AND ${isMailed} AND a.id = ANY (${await readDoubtful(tx, domains)}::uuid[])`;
  if (readiness === "ready")
    return sql`${hindrance} IS NULL AND (${isMailed} AND ${DOMAIN} = ANY (${domains}::text[])) IS NOT TRUE`;
  return readiness ? sql`${hindrance} = ${readiness}` : sql`true`;
}

/** A page of those who await an invitation, in the order of their names, with what would become of each; one more where there are more. */
export async function listRehearsed(
  tx: OrgTx,
  filter: RehearsedFilter,
  known: Known,
  cursor?: PeopleCursor,
  most = 50,
): Promise<Rehearsed[]> {
  const { q, language, team, readiness } = filter;
  const { each } = await peopleConditions(tx, {
    ...{ q, language, team, states: ["CREATED"] },
    ...(readiness === "undeliverable" && { undeliverable: true }),
  });
  const own = await conditionOf(tx, filter, known);
  const order = cursor?.back
    ? sql`ORDER BY a.name_key DESC, a.id DESC`
    : sql`ORDER BY a.name_key, a.id`;
  const from = cursor
    ? sql`AND (a.name_key, a.id) ${cursor.back ? sql`<` : sql`>`} (${cursor.nameKey}, ${cursor.id}::uuid)`
    : empty;
  const rows = await tx.db.$queryRaw<Rehearsed[]>(sql`
    SELECT * FROM (
      SELECT a.id, a.name_key AS "nameKey", a.kind, a.first_name AS "firstName", a.last_name AS "lastName", a.email, a.login,
        a.external_id AS "externalId", a.phone, a.language, ${wayOf(known.ways)} AS way, ${await hindranceOf(tx, known)} AS hindrance,
        CASE WHEN ${wayOf(known.ways)} = 'EMAIL' THEN ${DOMAIN} END AS domain
      FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND ${isMatching(each)} AND ${own} ${from} ${order} LIMIT ${most + 1}) page
    ORDER BY "nameKey", id`);
  return rows;
}
