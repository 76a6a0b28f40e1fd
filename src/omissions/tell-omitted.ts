import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import type { Omission } from "./rules";

/** Tells the audit log how many rows were left out of a plan, or taken back. */
export const tellOmitted = (
  tx: OrgTx,
  { id: importId, act: of, rows }: { id: string; act: Omission; rows: number },
): Promise<void> => {
  const act = of === "leave-out" ? "import.left-out" : "import.taken-in";
  return writeAudit(tx, [{ act, details: { importId, rows } }]);
};
