import type { OrgTx } from "@/lib/org";
import { empty, rowset, sql } from "@/lib/sql";
import type { DomainCount } from "@/rehearsals/rules";
import type { ColumnKey, RowFault } from "@/rosters/rules";
import { COLUMN_KEYS, faultKey, TWICE } from "@/rosters/rules";
import { countAbove, readLicenceNeeds, SPECIAL, tallyRows } from "@/settlements/queries";
import { tooFew } from "@/settlements/rules";
import type { Naming, watchNames } from "@/settlements/watch-names";
import { countBrought, countOwnDomains, readProvenDomains } from "@/slips/queries";
import { nearDomains } from "@/slips/rules";
import type { NewTeam } from "@/teams/rules";
import { nearTeam, newTeamKey } from "@/teams/rules";
import type { PlanTerms } from "@/verdicts/read-terms";
import type { FaultGroup, LicenceNeed, PlanCounts, PolicyRefusal } from "./rules";
import { NO_COUNTS, writtenBy } from "./rules";
import { missingFrom } from "./store";

/** More groups than these nobody mends one by one. */
const MOST_GROUPS = 200;
const MOST_NAMES = 50;
/** Of more new teams the others are taken as they are. */
const MOST_COMPARED = 300;

const own = (tx: OrgTx, id: string) =>
  sql`i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid`;

type Named = { name: string; rows: number };

/** The names of all teams that are here. */
async function teamsHere(tx: OrgTx): Promise<string[]> {
  const rows = await tx.db.team.findMany({ where: { orgId: tx.org }, select: { name: true } });
  return rows.map(({ name }) => name);
}

/** A new team with what it was probably meant for: one that is here, or a new one that more rows name. */
function asNewTeam({ name, rows }: Named, here: readonly string[], all: readonly Named[]): NewTeam {
  const more = all.filter((other) => other.rows > rows).map((other) => other.name);
  const near = nearTeam(name, here) ?? nearTeam(name, more);
  return { key: newTeamKey(name), name, rows, ...(near !== undefined && { near }) };
}

/** Teams by their first spelling; names that differ in case alone are one. */
async function countTeams(tx: OrgTx, id: string) {
  const rows = await tx.db.$queryRaw<Named[]>(sql`
    SELECT (array_agg(name ORDER BY line))[1] AS name, count(*)::int AS rows
    FROM (SELECT i.line, jsonb_array_elements_text(i.change -> 'newTeams') AS name FROM app.import_rows i
      WHERE ${own(tx, id)} AND i.change ? 'newTeams') named GROUP BY lower(name) ORDER BY min(line), 1`);
  if (rows.length === 0) return { newTeams: 0, teams: [] };
  const here = await teamsHere(tx);
  const teams = rows.slice(0, MOST_COMPARED).map((row) => asNewTeam(row, here, rows));
  const ordered = [...teams.filter(({ near }) => near), ...teams.filter(({ near }) => !near)];
  return { newTeams: rows.length, teams: ordered.slice(0, MOST_NAMES) };
}

/** By which keys rows of this plan name one person twice. */
async function keysTwice(tx: OrgTx, id: string): Promise<ColumnKey[]> {
  const rows = await tx.db.$queryRaw<{ column: ColumnKey }[]>(sql`
    SELECT DISTINCT fault ->> 'column' AS column FROM app.import_faults f
    JOIN app.import_rows i ON ${own(tx, id)} AND i.line = f.line
    CROSS JOIN LATERAL jsonb_array_elements(i.faults) fault
    WHERE f.org_id = ${tx.org}::uuid AND f.import_id = ${id}::uuid AND f.fault_key = ${TWICE}
      AND fault ->> 'code' = 'duplicate' AND fault ->> 'column' IS NOT NULL`);
  const said = new Set(rows.map(({ column }) => column));
  return COLUMN_KEYS.filter((key) => said.has(key));
}

/** Alike faults, the most frequent first, each with its first row as an example. */
async function countGroups(tx: OrgTx, id: string) {
  const keys = await tx.db.$queryRaw<
    { key: string; rows: number; line: number; all: number }[]
  >(sql`
    SELECT f.fault_key AS key, count(*)::int AS rows, min(f.line) AS line, (count(*) OVER ())::int AS all
    FROM app.import_faults f WHERE f.org_id = ${tx.org}::uuid AND f.import_id = ${id}::uuid
    GROUP BY f.fault_key ORDER BY 2 DESC, 1 LIMIT ${MOST_GROUPS}`);
  const lines = rowset(keys.map(({ line }) => ({ line })));
  const firsts = await tx.db.$queryRaw<{ line: number; faults: RowFault[] | null }[]>(sql`
    SELECT i.line, i.faults FROM (SELECT DISTINCT line FROM jsonb_to_recordset(${lines}) AS r (line int)) r
    JOIN app.import_rows i ON ${own(tx, id)} AND i.line = r.line`);
  const columns = keys.some(({ key }) => key === TWICE) ? await keysTwice(tx, id) : [];
  const faultsAt = new Map(firsts.map(({ line, faults }) => [line, faults ?? []]));
  const groups = keys.flatMap(({ key, rows, line }): FaultGroup[] => {
    const first = faultsAt.get(line)?.find((fault) => faultKey(fault) === key);
    if (!first) return [];
    const { column, code, value, detail, right, like } = first;
    const known = { detail, right, like };
    const told = Object.fromEntries(Object.entries(known).filter(([, one]) => one !== undefined));
    return [{ key, column, code, rows, value, ...told, ...(key === TWICE && { columns }) }];
  });
  return { groups, moreGroups: Math.max(0, (keys[0]?.all ?? 0) - keys.length) };
}

/** What forbids all of it: a role that may not, people who may do more, licences that are not there. */
async function refusalsOf(
  tx: OrgTx,
  id: string,
  { permissions }: PlanTerms,
  licences: readonly LicenceNeed[],
): Promise<PolicyRefusal[]> {
  const above = await countAbove(tx, id);
  return [
    ...(permissions.includes("accounts.manage") ? [] : [{ code: "not-allowed" } as const]),
    ...(above > 0 ? [{ code: "holds-more", needed: above } as const] : []),
    ...tooFew(licences),
  ];
}

/** How many of those who are open stand in no line. */
async function countMissing(tx: OrgTx, id: string, { full, row: { kind } }: PlanTerms) {
  if (!full) return {};
  const [absent] = await tx.db.$queryRaw<{ missing: number; all: number }[]>(sql`
    SELECT (SELECT count(*)::int FROM ${missingFrom(tx, id, kind)}) AS missing,
      (SELECT count(*)::int FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid
        AND a.status IN ('CREATED', 'INVITED', 'ACTIVE') ${kind ? sql`AND a.kind = ${kind}` : empty}) AS all`);
  return absent ? { absent } : {};
}

/** Rare domains that are near one of many; where the file has no address, nobody is asked what people here have. */
async function findNear(tx: OrgTx, { id, domains, terms: { row } }: Counted) {
  if (domains.length === 0) return [];
  const [people, own] = [await countOwnDomains(tx), await readProvenDomains(tx)];
  const near = nearDomains(domains, { people, own, kept: row.kept });
  const brought = await countBrought(
    tx,
    id,
    near.map(({ name }) => name),
  );
  return near.flatMap((one) => {
    const rows = brought.get(one.name);
    return rows === undefined ? [] : [{ ...one, rows }];
  });
}

type Counted = {
  id: string;
  terms: PlanTerms;
  domains: readonly DomainCount[];
  /** Saw all rows on their way: what no row names is not counted. */
  names?: Pick<ReturnType<typeof watchNames>, "name"> | undefined;
};

/** What the plan comes to as it is stored now, and what forbids applying it. */
export async function countPlan(
  tx: OrgTx,
  { id, terms, domains, names }: Counted,
): Promise<PlanCounts> {
  const counts = {
    ...NO_COUNTS,
    verdicts: { ...NO_COUNTS.verdicts },
    invites: { ...NO_COUNTS.invites },
  };
  for (const { verdict, channel, rows, ...special } of await tallyRows(tx, id)) {
    counts.rows += rows;
    counts.verdicts[verdict] = (counts.verdicts[verdict] ?? 0) + rows;
    if (channel) counts.invites[channel] += rows;
    for (const key of SPECIAL) counts[key] += special[key];
  }
  const areNamed = (what: Naming): boolean => names?.name(what) ?? true;
  const licences = areNamed("applications") ? await readLicenceNeeds(tx, id) : [];
  return {
    ...counts,
    ...(areNamed("newTeams") ? await countTeams(tx, id) : { newTeams: 0, teams: [] }),
    domains: await findNear(tx, { id, terms, domains }),
    licences,
    ...(await countGroups(tx, id)),
    ...(await countMissing(tx, id, terms)),
    policy: writtenBy(counts) > 0 ? await refusalsOf(tx, id, terms, licences) : [],
  };
}
