import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { sql, textsOf } from "@/lib/sql";
import type { RowFault } from "@/rosters/rules";
import type { RowKeys } from "./keys-of-row";
import type { PlanTerms } from "./read-terms";
import { withZeros, zerosLost } from "./rules";

type Named = { externalId: string | null; login: string | null };

/** Whom rows that name nobody would name with the zeros that a spreadsheet drops, by line. */
export async function findZeros(
  tx: OrgTx,
  rows: readonly RowKeys[],
  { zeroLengths, row: { kept } }: PlanTerms,
): Promise<Map<number, RowFault[]>> {
  const external = rows.flatMap(({ externalKey }) => withZeros(externalKey, zeroLengths));
  const logins = rows.flatMap(({ loginKey }) => withZeros(loginKey, zeroLengths));
  if (external.length + logins.length === 0) return new Map();
  const named = (condition: Sql) => sql`SELECT a.external_id AS "externalId", a.login
    FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND ${condition}`;
  const known = await tx.db.$queryRaw<Named[]>(sql`
    ${named(sql`a.external_key = ANY (${textsOf(external)})`)} UNION ${named(sql`a.login_key = ANY (${textsOf(logins)})`)}`);
  const faultsOf = ({ externalKey, loginKey }: RowKeys): RowFault[] =>
    known.flatMap((had) => zerosLost(had, { externalId: externalKey, login: loginKey }, kept));
  return new Map(rows.map((row) => [row.line, faultsOf(row).slice(0, 1)]));
}
