import { judgeAnew } from "@/plans/judge-anew";
import { listRows, readPlan } from "@/plans/queries";
import { beginRecheck } from "@/rechecks/begin-recheck";
import { checkAgain } from "@/rechecks/check-again";
import { readTerms } from "@/verdicts/read-terms";
import type { TenancyCases } from "../tenancy-case";
import { actingAsAdmin } from "../tenancy-case";

const TERMS = { kind: null, mapping: ["EMAIL"], isTemplate: false, options: {} } as const;

/** Plans that are judged anew. */
export const rechecksCases: TenancyCases = {
  "rechecks/checkAgain": {
    run: (tx, ids) => checkAgain(actingAsAdmin(tx, ids.admin), { id: ids.planned }),
  },
  "rechecks/beginRecheck": {
    run: async (tx, { planned }) => {
      await beginRecheck(tx, { ids: [planned] });
      return (await readPlan(tx, planned))?.state;
    },
  },
  "rechecks/recheckPiece": {
    elsewhere:
      "src/rechecks/long-plan.db.test.ts: all rows of a long plan are checked again by the worker, who goes on where another was killed",
  },
  "rechecks/recheckPlan": {
    elsewhere:
      "src/rechecks/long-plan.db.test.ts: all rows of a long plan are checked again by the worker, who goes on where another was killed",
  },
  "plans/judgeAnew": {
    run: async (tx, ids) => {
      const terms = await readTerms(tx, { ...TERMS, madeBy: ids.admin });
      await judgeAnew(tx, { id: ids.planned, purpose: "ROSTER" }, terms, [
        { line: 2, cells: [ids.email] },
      ]);
      return (await listRows(tx, ids.planned)).rows.map(({ cells }) => cells);
    },
  },
};
