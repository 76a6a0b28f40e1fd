import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { sql } from "@/lib/sql";
import type { DomainCount } from "@/rehearsals/rules";
import { newTeamOf } from "@/teams/rules";
import { nearDomainOf } from "./rules";

/** What stands behind the @ of row `i`. */
const DOMAIN = sql`split_part(i.email_key, '@', 2)`;

/** Row `i` would bring an address here: of somebody new, or another one. */
const BRINGS = sql`(i.verdict NOT IN ('NONE', 'LEFT_OUT') AND (i.account_id IS NULL OR i.change #> '{fields,email}' IS NOT NULL))`;

/** More domains than these nobody mends one by one: the rarest are taken as they are. */
const MOST_DOMAINS = 2_000;

/** The domains that the addresses of a file have, the most frequent first. Compared byte by byte, which halves the time. */
export const countDomains = (tx: OrgTx, id: string): Promise<DomainCount[]> =>
  tx.db.$queryRaw<DomainCount[]>(sql`
    SELECT ${DOMAIN} COLLATE "C" AS domain, count(*)::int AS count
    FROM app.import_rows i WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.email_key IS NOT NULL AND i.verdict <> 'LEFT_OUT'
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_DOMAINS}`);

/** How many rows would bring an address of each of these domains here. Of what is an error already they bring nothing. */
export async function countBrought(
  tx: OrgTx,
  id: string,
  domains: readonly string[],
): Promise<Map<string, number>> {
  if (domains.length === 0) return new Map();
  const found = await tx.db.$queryRaw<DomainCount[]>(sql`
    SELECT ${DOMAIN} AS domain, count(*)::int AS count FROM app.import_rows i
    WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.email_key IS NOT NULL AND ${DOMAIN} = ANY (${[...domains]}::text[])
      AND ${BRINGS} AND NOT 'EMAIL|email-typo|' || ${DOMAIN} = ANY (i.fault_keys) GROUP BY 1`);
  return new Map(found.map(({ domain, count }) => [domain, count]));
}

/** What people here have: of the first thousand members, who are looked at along their names, the domains of most. */
export const countOwnDomains = (tx: OrgTx): Promise<DomainCount[]> =>
  tx.db.$queryRaw<DomainCount[]>(sql`
    SELECT split_part(a.email_key, '@', 2) AS domain, count(*)::int AS count
    FROM (SELECT email_key FROM app.accounts
      WHERE org_id = ${tx.org}::uuid AND status = 'ACTIVE' ORDER BY name_key, id LIMIT 1000) a
    WHERE a.email_key IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 5`);

/** The domains that this organisation has proven to be its own, and that of its letters. */
export async function readProvenDomains(tx: OrgTx): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ domain: string }[]>(sql`
    SELECT c.domain FROM app.domain_checks c
      WHERE c.org_id = ${tx.org}::uuid AND c.proven_at IS NOT NULL AND c.fallen_at IS NULL
    UNION SELECT split_part(lower(o.from_address), '@', -1) FROM app.organizations o
      WHERE o.org_id = ${tx.org}::uuid AND o.from_address IS NOT NULL`);
  return rows.map(({ domain }) => domain);
}

/** Row `i` names what a key of rows is about: a new team, or a domain that is near another; undefined: it is one of alike faults. */
export function isNaming(key: string): Sql | undefined {
  const [team, domain] = [newTeamOf(key), nearDomainOf(key)];
  if (domain !== undefined)
    return sql`i.email_key IS NOT NULL AND ${DOMAIN} = ${domain} AND ${BRINGS}`;
  if (team === undefined) return undefined;
  return sql`i.change ? 'newTeams' AND EXISTS (
    SELECT FROM jsonb_array_elements_text(i.change -> 'newTeams') t WHERE lower(t) = lower(${team}))`;
}
