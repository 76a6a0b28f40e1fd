import { dropFiles } from "@/files/drop-files";
import { applyRows } from "@/runs/apply-rows";
import { beginApply } from "@/runs/begin-apply";
import { countStays } from "@/runs/count-stays";
import { countUndone } from "@/runs/count-undone";
import { planUndo } from "@/runs/plan-undo";
import {
  countImports,
  countWritten,
  findHolders,
  isUndoing,
  listImports,
  readImport,
  readMadeTeams,
  readProgress,
} from "@/runs/queries";
import { readPlanNow } from "@/runs/read-plan-now";
import { refusePolicy } from "@/runs/refuse-policy";
import { steerImport } from "@/runs/steer-import";
import { undoImport } from "@/runs/undo-import";
import { wipeImports } from "@/runs/wipe-imports";
import type { TenancyCases } from "../tenancy-case";
import { actingAsAdmin } from "../tenancy-case";

const INVITE = { revision: 0, expected: 2, invite: "LATER" } as const;

/** Applying imports and undoing them. */
export const runsCases: TenancyCases = {
  "files/dropFiles": { run: (tx, { roster }) => dropFiles(tx, { ids: [roster] }) },
  "runs/readPlanNow": { run: (tx, { planned }) => readPlanNow(tx, planned) },
  "runs/applyImport": {
    elsewhere:
      "src/runs/apply-rows.db.test.ts: makes, changes and moves people with their owners, teams and applications",
  },
  "runs/applyRows": { run: (tx, { running }) => applyRows(tx, { id: running }) },
  "runs/beginApply": {
    run: (tx, { admin, planned }) =>
      beginApply(actingAsAdmin(tx, admin), { id: planned, ...INVITE }),
  },
  "runs/checkApproval": {
    elsewhere:
      "src/runs/begin-apply.db.test.ts: an approval judges once more what was asked for: its rows, its maker, who they are, and the approver",
  },
  "runs/countImports": {
    run: (tx) => countImports(tx, { q: "people" }),
    takesNoId: "it counts what is here",
  },
  "runs/countStays": {
    run: async (tx, { planned }) => {
      const where = { orgId: tx.org, importId: planned, verdict: "CREATE" };
      await tx.db.importRow.updateMany({ where, data: { verdict: "CONFLICT" } });
      return countStays(tx, planned);
    },
  },
  "runs/countUndone": {
    run: async (tx, { planned }) => {
      const where = { orgId: tx.org, importId: planned, verdict: "CREATE" };
      await tx.db.importRow.updateMany({ where, data: { verdict: "CONFLICT" } });
      return countUndone(tx, planned);
    },
  },
  "runs/countWritten": { run: (tx, { planned }) => countWritten(tx, planned) },
  "runs/findHolders": {
    run: async (tx, { planned, active, admin }) => {
      await tx.db.importRow.updateMany({
        where: { orgId: tx.org, importId: planned, accountId: active },
        data: { accountId: admin },
      });
      return findHolders(tx, planned);
    },
  },
  "runs/isUndoing": { run: (tx, { undoing }) => isUndoing(tx, undoing) },
  "runs/listImports": {
    run: async (tx, { applied: id }) => {
      const cursor = { at: tx.now, id };
      const after = await listImports(tx, { q: "people", states: ["APPLIED"] }, cursor);
      const before = await listImports(tx, {}, { ...cursor, back: true });
      return [after.rows.length, before.rows.length];
    },
    takesNoId: "it lists what is here",
  },
  "runs/planUndo": { run: (tx, { undoing }) => planUndo(tx, { id: undoing }) },
  "runs/planUndoing": {
    elsewhere: "src/runs/undo-import.db.test.ts: only an applied roster of one's own organisation",
  },
  "runs/readImport": { run: (tx, { applied }) => readImport(tx, applied) },
  "runs/readMadeTeams": {
    run: async (tx, { applied, team }) => {
      const options = { madeTeams: [team] };
      await tx.db.import.updateMany({ where: { orgId: tx.org, id: applied }, data: { options } });
      return readMadeTeams(tx, applied);
    },
  },
  "runs/readProgress": { run: (tx, { running }) => readProgress(tx, running) },
  "runs/refusePolicy": {
    run: async (tx, { admin, active, planned }) => {
      await tx.db.importRow.updateMany({
        where: { orgId: tx.org, importId: planned, accountId: active },
        data: { accountId: admin },
      });
      return refusePolicy(tx, { id: planned, madeBy: active }).catch(({ code }) => code);
    },
  },
  "runs/steerImport": {
    run: (tx, { admin, running }) =>
      steerImport(actingAsAdmin(tx, admin), { id: running, step: "pause" }),
  },
  "runs/undoImport": {
    run: (tx, { admin, applied }) => undoImport(actingAsAdmin(tx, admin), { id: applied }),
  },
  "runs/wipeImports": {
    run: (tx) => wipeImports(tx, { most: 10 }),
    takesNoId: "it looks for what is due",
  },
};
