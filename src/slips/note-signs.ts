import { readEmail } from "@/cells/read-email";
import type { OrgTx } from "@/lib/org";
import { inPieces, rowset, sql } from "@/lib/sql";
import { faultKeys } from "@/plans/rules";
import type { DomainCount } from "@/rehearsals/rules";
import type { RowFault } from "@/rosters/rules";
import { usualDomain, withSign } from "./rules";

/** An address of which nobody knew what would be right. */
const UNKNOWN = "EMAIL|email-wrong|";

type Faulty = { line: number; faults: RowFault[] };

/** Rows whose address ends in this domain, and lacks its sign. */
const findUnsigned = (tx: OrgTx, id: string, domain: string): Promise<Faulty[]> =>
  tx.db.$queryRaw<Faulty[]>(sql`
    SELECT i.line, i.faults FROM app.import_faults f
    JOIN app.import_rows i ON i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.line = f.line
    WHERE f.org_id = ${tx.org}::uuid AND f.import_id = ${id}::uuid AND f.fault_key = ${UNKNOWN}
      AND EXISTS (SELECT FROM jsonb_array_elements(i.faults) e WHERE e ->> 'column' = 'EMAIL' AND e ->> 'code' = 'email-wrong'
        AND NOT e ? 'right' AND right(lower(e ->> 'value'), length(${domain})) = ${domain} AND position('@' IN e ->> 'value') = 0)
    ORDER BY i.line`);

/** The fault with what was probably meant, where that is an address. */
function signed(fault: RowFault, domain: string): RowFault {
  if (fault.column !== "EMAIL" || fault.code !== "email-wrong" || fault.right) return fault;
  const right = withSign(fault.value, domain);
  const isRight = right !== undefined && "value" in readEmail(right);
  return isRight ? { ...fault, right, like: domain } : fault;
}

type Noted = Faulty & { faultKeys: string[] };

/** These faults instead of those, and what they are found by. */
async function writeFaults(tx: OrgTx, id: string, rows: readonly Noted[]): Promise<void> {
  if (rows.length === 0) return;
  const given = sql`jsonb_to_recordset(${rowset(rows)}) AS r (line int, faults jsonb, "faultKeys" text[])`;
  await tx.db.$executeRaw(sql`
    UPDATE app.import_rows i SET faults = r.faults, fault_keys = r."faultKeys" FROM ${given}
    WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.line = r.line`);
  await tx.db.$executeRaw(sql`
    DELETE FROM app.import_faults f USING ${given} WHERE f.org_id = ${tx.org}::uuid AND f.import_id = ${id}::uuid
      AND f.line = r.line AND f.fault_key = ${UNKNOWN} AND f.fault_key <> ALL (r."faultKeys")`);
  await tx.db.$executeRaw(sql`
    INSERT INTO app.import_faults (org_id, import_id, fault_key, line)
    SELECT ${tx.org}::uuid, ${id}::uuid, unnest(r."faultKeys"), r.line FROM ${given} ON CONFLICT DO NOTHING`);
}

/**
 * What no address is, and would be one with its sign before the domain that more than half of the file has, is told so: as
 * alike faults that one fix mends.
 */
export async function noteSigns(
  tx: OrgTx,
  { id, domains }: { id: string; domains: readonly DomainCount[] },
): Promise<void> {
  const domain = usualDomain(domains);
  if (domain === undefined) return;
  await inPieces(await findUnsigned(tx, id, domain), async (rows) => {
    const noted = rows.flatMap((row) => {
      const faults = row.faults.map((fault) => signed(fault, domain));
      const isOther = faults.some((fault, at) => fault !== row.faults[at]);
      return isOther ? [{ ...row, faults, faultKeys: faultKeys(faults) }] : [];
    });
    await writeFaults(tx, id, noted);
    return [];
  });
}
