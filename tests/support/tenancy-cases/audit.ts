import { exportAudit } from "@/audit/export-audit";
import { countEntries, listEntries, readNamed } from "@/audit/queries";
import { writeAudit } from "@/audit/write-audit";
import type { TenancyCases } from "../tenancy-case";

export const auditCases: TenancyCases = {
  "audit/countEntries": { run: (tx, { active }) => countEntries(tx, { person: active }) },
  "audit/exportAudit": {
    run: async (tx, { active }) => {
      const { bytes } = await exportAudit(tx, { filter: { person: active } });
      return Buffer.from(bytes).toString();
    },
  },
  "audit/listEntries": {
    run: async (tx, { active }) => {
      const { rows } = await listEntries(tx, { person: active }, undefined, 50);
      return rows.map(({ act, actorId }) => [act, actorId]);
    },
  },
  "audit/readNamed": { run: (tx, { active }) => readNamed(tx, active) },
  "audit/writeAudit": {
    run: (tx, { active }) =>
      writeAudit(tx, [{ act: "account.edited", accountId: active, values: { after: "x" } }]),
  },
};
