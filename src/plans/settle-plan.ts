import { assertAdminRemains } from "@/admins/assert-admin-remains";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import type { RowFault } from "@/rosters/rules";
import type { PlanTerms } from "@/verdicts/read-terms";
import { countPlan } from "./count-plan";
import type { PlanCounts } from "./rules";
import { faultKeys } from "./rules";
import { settleOwners } from "./settle-owners";
import { markDuplicates, markRepeats, setCounts, updateVerdicts } from "./store";

type Leaver = { line: number; accountId: string };

/** Lines that suspend or close somebody who holds a role. */
const findLeavers = (tx: OrgTx, id: string): Promise<Leaver[]> =>
  tx.db.$queryRaw<Leaver[]>(sql`
    SELECT i.line, i.account_id AS "accountId" FROM app.import_rows i
    WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.verdict IN ('SUSPEND', 'CLOSE')
      AND EXISTS (SELECT 1 FROM app.account_roles r WHERE r.org_id = ${tx.org}::uuid AND r.account_id = i.account_id)
    ORDER BY i.line`);

/** Of those who can manage admins one must stay: where the file lets all of them go, none of these rows does anything. */
async function keepLastAdmin(tx: OrgTx, id: string): Promise<void> {
  const leavers = await findLeavers(tx, id);
  const last = new Set(
    await assertAdminRemains(
      tx,
      leavers.map(({ accountId }) => accountId),
    ),
  );
  const kept = leavers.filter(({ accountId }) => last.has(accountId));
  const lines = kept.map(({ line }) => line);
  await updateVerdicts(
    tx,
    id,
    lines.map((line) => {
      const others = lines.filter((other) => other !== line);
      const fault: RowFault = { column: "STATUS", code: "last-admin", value: "", lines: others };
      const faults = [fault];
      return {
        line,
        verdict: "ERROR",
        change: null,
        channel: null,
        faults,
        faultKeys: faultKeys(faults),
      };
    }),
  );
}

/**
 * What only the whole file tells, once its rows are stored: who stands in it twice, whose owner stands in it, whether an
 * admin remains; then what all of it comes to. `only` are lines that were judged anew; the others are settled already.
 */
export async function settlePlan(
  tx: OrgTx,
  {
    id,
    isChoice,
    terms,
    only,
  }: { id: string; isChoice: boolean; terms: PlanTerms; only?: readonly number[] },
): Promise<PlanCounts> {
  if (isChoice) await markRepeats(tx, id);
  else {
    await markDuplicates(tx, id, only);
    await keepLastAdmin(tx, id);
    await settleOwners(tx, { id, terms: terms.row, only });
  }
  const counts = await countPlan(tx, id, terms);
  await setCounts(tx, id, counts);
  return counts;
}
