import { omitPiece } from "@/omissions/omit-piece";
import { omitRows } from "@/omissions/omit-rows";
import { countOpen } from "@/omissions/queries";
import { tellOmitted } from "@/omissions/tell-omitted";
import { readPlan } from "@/plans/queries";
import { advanceChore } from "@/rechecks/advance-chore";
import { beginRecheck } from "@/rechecks/begin-recheck";
import { checkAgain } from "@/rechecks/check-again";
import { takeChore } from "@/rechecks/take-chore";
import type { TenancyCases } from "../tenancy-case";
import { actingAsAdmin } from "../tenancy-case";

const CHORE = { line: 0, done: 0, of: 2, act: "leave-out", filter: {} } as const;

/** Plans that are judged anew, or out of which rows are left. */
export const rechecksCases: TenancyCases = {
  "verdicts/findZeros": {
    elsewhere:
      "src/verdicts/lost-zeros.db.test.ts: make nobody a second time where nothing else names them",
  },
  "plans/linesOf": {
    elsewhere:
      "src/omissions/omissions.db.test.ts: nobody but its maker leaves rows out, nobody of another organisation finds them, and nothing of them is applied",
  },
  "omissions/countOpen": {
    run: (tx, { planned }) => countOpen(tx, { id: planned, act: "leave-out", filter: {} }),
  },
  "omissions/omitRows": {
    run: (tx, ids) =>
      omitRows(actingAsAdmin(tx, ids.admin), {
        ...{ id: ids.planned, act: "leave-out", rows: { lines: [2] } },
      }),
  },
  "omissions/tellOmitted": {
    run: (tx, { planned: id }) => tellOmitted(tx, { id, act: "leave-out", rows: 2 }),
  },
  "omissions/omitPiece": {
    run: (tx, { planned: id }) => omitPiece(tx, { id, chore: CHORE }),
  },
  "rechecks/takeChore": {
    run: async (tx, { planned: id }) => {
      await beginRecheck(tx, { ids: [id], chore: CHORE });
      return (await takeChore(tx, { id }))?.chore;
    },
  },
  "rechecks/advanceChore": {
    run: async (tx, { planned: id }) => {
      await advanceChore(tx, { id, chore: CHORE });
      return (await readPlan(tx, id))?.options.chore;
    },
  },
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
    elsewhere:
      "src/corrections/corrections.db.test.ts: a plan of another organisation is not there to be corrected",
  },
};
