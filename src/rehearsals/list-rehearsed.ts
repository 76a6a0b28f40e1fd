import type { Named } from "@/accounts/input";
import { wayOf, whyOf } from "@/addressees/queries";
import type { Ways } from "@/addressees/rules";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, sql } from "@/lib/sql";
import { isMatching, peopleConditions } from "@/people/queries";
import type { PeopleCursor, PeopleFilter } from "@/people/rules";
import type { Fate, Terms } from "./queries";
import { DOMAIN, hindranceOf } from "./queries";
import type { DoubtfulDomain, Readiness } from "./rules";

export type RehearsedFilter = Pick<PeopleFilter, "q" | "language" | "team"> & {
  readiness?: Readiness | undefined;
  /** Of one doubtful domain. */
  domain?: string | undefined;
};

export type Rehearsed = Named &
  Fate & {
    id: string;
    nameKey: string;
    kind: "USER" | "CONTACT";
    language: string | null;
    /** Of who gets a mail. */
    domain: string | null;
    /** Names of the applications they were given, each of which takes a licence. */
    applications: string[];
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

/** Account `a` has an address or a number, and gets a code because nothing arrives there. */
const isInstead = (ways: Ways): Sql => sql`coalesce(${whyOf(ways)} <> 'no-address', false)`;

/** What holds for the account `a` of whom a tab shows; nobody is ready whose address is doubted. */
async function conditionOf(tx: OrgTx, filter: RehearsedFilter, known: Known): Promise<Sql> {
  const { readiness, domain } = filter;
  const hindrance = await hindranceOf(tx, known);
  const isMailed = sql`${wayOf(known.ways)} = 'EMAIL'`;
  const asked = known.domains.filter((one) => !domain || one.domain === domain);
  const domains = asked.map((one) => one.domain);
  if (readiness === "doubtful" || domain)
    return sql`${hindrance} IS NULL AND ${isMailed} AND a.id = ANY (${await readDoubtful(tx, domains)}::uuid[])`;
  if (readiness === "instead") return sql`${hindrance} IS NULL AND ${isInstead(known.ways)}`;
  if (readiness === "ready")
    return sql`${hindrance} IS NULL AND NOT ${isInstead(known.ways)} AND (${isMailed} AND ${DOMAIN} = ANY (${domains}::text[])) IS NOT TRUE`;
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
  const { q, language, team } = filter;
  const { each } = await peopleConditions(tx, { q, language, team, states: ["CREATED"] });
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
        a.external_id AS "externalId", a.phone, a.language, ${wayOf(known.ways)} AS way, ${whyOf(known.ways)} AS why, ${await hindranceOf(tx, known)} AS hindrance,
        CASE WHEN ${wayOf(known.ways)} = 'EMAIL' THEN ${DOMAIN} END AS domain,
        ARRAY(SELECT p.name FROM app.application_grants g JOIN app.applications p ON p.org_id = g.org_id AND p.id = g.application_id
          WHERE g.org_id = a.org_id AND g.account_id = a.id ORDER BY p.name) AS applications
      FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND ${isMatching(each)} AND ${own} ${from} ${order} LIMIT ${most + 1}) page
    ORDER BY "nameKey", id`);
  return rows;
}
