import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import type { Mapping } from "@/rosters/rules";
import { LEAVES } from "./queries";

/** Rows that give a contact to an owner whom another row of the file closes become errors that name the owner's line. */
export async function refuseLeaving(
  tx: OrgTx,
  { id, mapping }: { id: string; mapping: Mapping },
): Promise<void> {
  const at = mapping.indexOf("OWNER_LOGIN");
  if (at < 0) return;
  await tx.db.$executeRaw(sql`
    WITH leaving AS MATERIALIZED (SELECT account_id, min(line) AS line FROM app.import_rows
        WHERE org_id = ${tx.org}::uuid AND import_id = ${id}::uuid AND verdict = 'CLOSE' GROUP BY account_id),
      told AS MATERIALIZED (SELECT i.line, jsonb_build_array(jsonb_build_object('column', 'OWNER_LOGIN', 'code', 'owner-leaves',
          'value', left(coalesce(i.cells ->> ${at}::int, ''), 200), 'lines', jsonb_build_array(l.line))) AS faults
        FROM app.import_rows i JOIN leaving l ON l.account_id = (i.change #>> '{owner,id}')::uuid
        WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.change ? 'owner'),
      marked AS (UPDATE app.import_rows i SET verdict = 'ERROR', change = NULL, channel = NULL,
          faults = coalesce(i.faults, '[]') || told.faults, fault_keys = i.fault_keys || ${LEAVES}::text
        FROM told WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.line = told.line)
    INSERT INTO app.import_faults (org_id, import_id, fault_key, line)
    SELECT ${tx.org}::uuid, ${id}::uuid, ${LEAVES}, line FROM told ON CONFLICT DO NOTHING`);
}
