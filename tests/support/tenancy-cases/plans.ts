import { editCell } from "@/corrections/edit-cell";
import { exportRows } from "@/corrections/export-rows";
import { finishCorrections } from "@/corrections/finish-corrections";
import { fixRows } from "@/corrections/fix-rows";
import { keepRow } from "@/corrections/keep-row";
import { mergePiece } from "@/corrections/merge-piece";
import { mergeRows } from "@/corrections/merge-rows";
import { countWrong } from "@/corrections/queries";
import { NOTE_COLUMNS } from "@/corrections/rules";
import { tickPlan } from "@/corrections/tick-plan";
import type { OrgTx } from "@/lib/org";
import { takeBack } from "@/omissions/take-back";
import { countMissing } from "@/plans/count-missing";
import { countPlan } from "@/plans/count-plan";
import { findMissing } from "@/plans/find-missing";
import { lockPlanned } from "@/plans/lock-planned";
import { markDuplicates } from "@/plans/mark-duplicates";
import {
  listChosen,
  listMissing,
  listRows,
  readPlan,
  readPlanRow,
  readPlanRows,
} from "@/plans/queries";
import { settlePlan } from "@/plans/settle-plan";
import { judgeChoice } from "@/verdicts/judge-choice";
import { judgePiece } from "@/verdicts/judge-piece";
import { findKnown, findOwners, readZeroLengths } from "@/verdicts/queries";
import { readTerms } from "@/verdicts/read-terms";
import type { Ids, TenancyCases } from "../tenancy-case";
import { actingAsAdmin } from "../tenancy-case";

const termsFor = (tx: OrgTx, { admin }: Ids) =>
  readTerms(tx, {
    madeBy: admin,
    kind: null,
    mapping: ["EMAIL", "LOGIN"],
    ...{ header: ["Email", "Login"], choice: { headerLine: 1 } },
    isTemplate: false,
    options: {},
  });

const keysOf = ({ email, login, externalId }: Ids) => ({
  line: 2,
  emailKey: email,
  loginKey: login,
  externalKey: externalId,
});

/** A row that names the active one by their address. */
const rowOf = ({ email }: Ids) => ({
  line: 2,
  cells: [email],
  row: { kind: "USER" as const, values: { email }, faults: [], doubts: [] },
});

const verdictOf = ([row]: { accountId: string | null; verdict: string }[]) => [
  row?.accountId,
  row?.verdict,
];

const words = {
  ...{ columns: NOTE_COLUMNS.en, sheet: "People" },
  say: ({ verdict }: { verdict: string }) => verdict,
};

const own = (tx: OrgTx, { admin }: Ids): OrgTx => actingAsAdmin(tx, admin);

/** Plans, what they are made of, and what is mended in them. */
export const plansCases: TenancyCases = {
  "verdicts/findOwners": {
    run: async (tx, { email, login }) => [...(await findOwners(tx, new Set([email, login])))],
  },
  "verdicts/findExpired": {
    elsewhere:
      "src/selections/freeze-chosen.db.test.ts: of whom a file names those whose invitation ran out are sent it again, and nobody else",
  },
  "verdicts/listExpired": {
    elsewhere:
      "src/selections/freeze-chosen.db.test.ts: of whom a file names those whose invitation ran out are sent it again, and nobody else",
  },
  "verdicts/findKnown": { run: (tx, ids) => findKnown(tx, [keysOf(ids)]) },
  "verdicts/readZeroLengths": {
    run: (tx) => readZeroLengths(tx),
    takesNoId: "it tells how long the numbers of an organisation's people are",
  },
  "verdicts/judgeChoice": {
    run: async (tx, ids) => verdictOf(await judgeChoice(tx, await termsFor(tx, ids), [rowOf(ids)])),
  },
  "verdicts/judgePiece": {
    run: async (tx, ids) => verdictOf(await judgePiece(tx, await termsFor(tx, ids), [rowOf(ids)])),
  },
  "verdicts/readTerms": {
    run: async (tx, ids) => {
      const { permissions, applications } = await termsFor(tx, ids);
      return [permissions, applications.size];
    },
  },
  "plans/countPlan": {
    run: async (tx, ids) =>
      countPlan(tx, { id: ids.planned, terms: await termsFor(tx, ids), domains: [] }),
  },
  "plans/countMissing": {
    run: async (tx, { applied }) => (await countMissing(tx, { id: applied, kind: "USER" })).missing,
    takesNoId: "it counts the accounts that are in none of the import's rows",
  },
  "plans/findMissing": {
    run: async (tx, { applied }) => (await findMissing(tx, { id: applied, kind: "USER" })).length,
    takesNoId: "it finds the accounts that are in none of the import's rows",
  },
  "plans/listMissing": {
    run: async (tx, { undoing }) =>
      (await listMissing(tx, { id: undoing, kind: "USER" }, 1)).rows.length,
    takesNoId:
      "it lists the accounts that are in none of the import's rows: all, where there are none",
  },
  "plans/listRows": { run: (tx, { planned }) => listRows(tx, planned) },
  "plans/listChosen": { run: (tx, { chosen }) => listChosen(tx, chosen) },
  "plans/lockPlanned": { run: (tx, ids) => lockPlanned(own(tx, ids), ids.planned) },
  "plans/markDuplicates": {
    run: async (tx, { planned }) => {
      const where = { orgId: tx.org, importId: planned };
      await tx.db.importRow.updateMany({ where, data: { loginKey: "one for all" } });
      await markDuplicates(tx, planned);
    },
  },
  "plans/demandMaker": {
    elsewhere:
      "src/corrections/only-the-maker.db.test.ts: nobody but its maker writes into a plan, whatever their rights",
  },
  "plans/planRoster": {
    elsewhere: "src/plans/plan-worker.db.test.ts: of another organisation finds no plan",
  },
  "plans/readPlan": { run: (tx, { planned }) => readPlan(tx, planned) },
  "plans/readPlanRows": {
    run: (tx, { planned }) => readPlanRows(tx, { id: planned, lines: [2, 3] }),
  },
  "plans/readPlanRow": { run: (tx, { planned }) => readPlanRow(tx, { id: planned, line: 2 }) },
  "plans/rejudgeRows": {
    elsewhere:
      "src/corrections/corrections.db.test.ts: a plan of another organisation is not there to be corrected",
  },
  "plans/settleOwners": {
    elsewhere: "src/plans/plan-places.db.test.ts: are those who are here, by login or address",
  },
  "plans/settlePlan": {
    run: async (tx, ids) => {
      const terms = await termsFor(tx, ids);
      const isHere = (await readPlan(tx, ids.planned)) !== null;
      return isHere ? settlePlan(tx, { id: ids.planned, isChoice: false, terms }) : "nowhere";
    },
  },
  "corrections/editCell": {
    run: (tx, ids) =>
      editCell(own(tx, ids), { id: ids.planned, line: 2, column: 0, value: "Amara" }),
  },
  "corrections/exportRows": {
    run: async (tx, ids) =>
      (await exportRows(own(tx, ids), { id: ids.read, kind: "faults", words })).next,
  },
  "corrections/fixRows": {
    run: (tx, ids) => fixRows(own(tx, ids), { id: ids.planned, key: "EMAIL|email-typo|gmial.com" }),
  },
  "corrections/fixPiece": {
    elsewhere:
      "src/corrections/many-rows.db.test.ts: alike faults of more rows than a person waits for are all mended at one press, and judged by the worker",
  },
  "corrections/countWrong": { run: (tx, { planned }) => countWrong(tx, planned) },
  "corrections/finishCorrections": {
    run: async (tx, { corrections: id }) => {
      await finishCorrections(tx, { id });
      return (await readPlan(tx, id))?.state;
    },
  },
  "corrections/mergeCorrections": {
    elsewhere:
      "src/corrections/merge-corrections.db.test.ts: an import of another organisation takes no corrections",
  },
  "corrections/keepRow": {
    run: (tx, ids) => keepRow(own(tx, ids), { id: ids.planned, line: 2 }),
  },
  "corrections/mergePiece": {
    run: (tx, { corrections: id }) =>
      mergePiece(tx, { id, from: 0, rows: [{ line: 2, cells: ["2"] }] }),
  },
  "corrections/mergeRows": {
    run: (tx, ids) =>
      mergeRows(own(tx, ids), { id: ids.planned, rows: [{ line: 2, cells: ["Amara"] }] }),
  },
  "omissions/takeBack": {
    run: (tx, ids) => takeBack(own(tx, ids), { id: ids.planned, line: 3 }),
  },
  "corrections/tickPlan": {
    run: (tx, ids) => tickPlan(own(tx, ids), { id: ids.planned, tick: "revive", on: true }),
  },
};
