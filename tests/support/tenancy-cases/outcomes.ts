import { inviteImported } from "@/campaigns/invite-imported";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { changePeople } from "@/outcomes/change-people";
import { completeChanges } from "@/outcomes/complete-changes";
import { dropMadeTeams } from "@/outcomes/drop-made-teams";
import { judgeUndo } from "@/outcomes/judge-undo";
import { movePeople } from "@/outcomes/move-people";
import { nextRows } from "@/outcomes/next-rows";
import { placePeople } from "@/outcomes/place-people";
import {
  accountsOfLines,
  countRevoked,
  countVerdicts,
  emptyTeams,
  findPlaces,
  madeByOf,
  nextApplied,
  readFound,
  readGiven,
  readInvited,
  walkRows,
} from "@/outcomes/queries";
import { refuseUndo } from "@/outcomes/refuse-undo";
import type { Draft } from "@/outcomes/rules";
import { BEGINNING } from "@/outcomes/rules";
import { settleUndo } from "@/outcomes/settle-undo";
import { writePeople } from "@/outcomes/write-people";
import { writeRows } from "@/outcomes/write-rows";
import type { Ids, TenancyCases } from "../tenancy-case";

const draft = (id: string, change: Draft["change"]): Draft => ({
  ...{ line: 2, verdict: "UPDATE", accountId: id, channel: null, change, id, before: null },
});
/** Does this with a team that nobody is in any more. */
async function emptied<T>(tx: OrgTx, { team, admin }: Ids, then: (team: string) => Promise<T>) {
  await tx.db.teamMember.deleteMany({ where: { orgId: tx.org, accountId: admin } });
  return then(team);
}

/** What became of the rows of an import. */
export const outcomesCases: TenancyCases = {
  "outcomes/accountsOfLines": {
    run: async (tx, { planned }) => [...(await accountsOfLines(tx, planned, [2])).keys()],
  },
  "outcomes/changePeople": {
    run: async (tx, { active }) => {
      const drafts = [draft(active, { fields: { company: [null, "Halden"] } })];
      await changePeople(tx, { drafts, found: new Map() });
      return drafts;
    },
  },
  "outcomes/completeChanges": {
    run: (tx, { corrections: importId }) => {
      const change = { create: {}, inCells: true } as const;
      return completeChanges(tx, { importId, rows: [{ line: 2, change, cells: ["Diallo"] }] });
    },
  },
  "outcomes/countRevoked": {
    run: async (tx, { planned }) => {
      await tx.db.importRow.updateMany({
        where: { orgId: tx.org, importId: planned },
        data: { verdict: "ERASE", change: { was: "INVITED" } },
      });
      return countRevoked(tx, planned);
    },
  },
  "outcomes/countVerdicts": { run: (tx, { planned }) => countVerdicts(tx, planned) },
  "outcomes/dropMadeTeams": {
    run: (tx, ids) => emptied(tx, ids, (team) => dropMadeTeams(tx, { ids: [team] })),
  },
  "outcomes/emptyTeams": { run: (tx, ids) => emptied(tx, ids, (team) => emptyTeams(tx, [team])) },
  "outcomes/findPlaces": {
    run: async (tx, { team, application }) => {
      const found = await findPlaces(tx, { teams: [team], applications: [application], names: [] });
      return [...found.here].length;
    },
  },
  "outcomes/judgeUndo": {
    run: (tx, { undoing, applied }) =>
      judgeUndo(tx, { undoId: undoing, importId: applied, from: 0, most: 10 }),
  },
  "outcomes/madeByOf": { run: (tx, { applied }) => madeByOf(tx, applied) },
  "outcomes/movePeople": {
    run: async (tx, { active }) => {
      const drafts = [draft(active, { move: "suspend" })];
      await movePeople(tx, { drafts, found: new Map(), moves: ["suspend"] });
      return drafts;
    },
  },
  "outcomes/nextApplied": { run: (tx, { applied }) => nextApplied(tx, applied, 0, 10) },
  "outcomes/walkRows": {
    run: (tx, { applied: importId }) =>
      walkRows(
        tx,
        { importId, from: 0, most: 10 },
        { columns: sql`m.search_text AS "searchText"`, where: sql`true` },
      ),
  },
  "outcomes/nextRows": {
    run: (tx, { planned: id }) => nextRows(tx, { id, purpose: "ROSTER" }, BEGINNING, 10),
  },
  "outcomes/placePeople": {
    run: async (tx, { active, team, application }) => {
      const drafts = [draft(active, { teams: [team], applications: [application] })];
      await placePeople(tx, { drafts, act: "give" });
      return drafts;
    },
  },
  "outcomes/readFound": { run: (tx, { active }) => readFound(tx, [active]) },
  "outcomes/readGiven": { run: (tx, { admin }) => readGiven(tx, [admin]) },
  "outcomes/readInvited": {
    run: async (tx, { planned, created }) => {
      await inviteImported(tx, { importId: planned, ids: [created] });
      return (await readInvited(tx, planned))?.done;
    },
  },
  "outcomes/refuseUndo": {
    run: async (tx, { undoing, admin, login }) => {
      const change = { fields: { login: [null, login] } } as const;
      const rows = [{ line: 2, accountId: admin, change }];
      return [...(await refuseUndo(tx, { undoId: undoing, rows, people: new Map() })).values()];
    },
  },
  "outcomes/settleUndo": { run: (tx, { planned }) => settleUndo(tx, { id: planned }) },
  "outcomes/writePeople": {
    run: async (tx, { running, active }) => {
      const create = { lastName: "Fresh" };
      const change = { kind: "CONTACT", create, owner: { id: active } } as const;
      const drafts: Draft[] = [{ ...draft(active, change), verdict: "CREATE", id: null }];
      await writePeople(tx, { importId: running, drafts });
      return drafts;
    },
  },
  "outcomes/writeRows": {
    run: (tx, { running, active }) => {
      const rows = [draft(active, { fields: { company: [null, "Halden"] } })];
      return writeRows(tx, { importId: running, purpose: "ROSTER", invites: false, rows });
    },
  },
};
