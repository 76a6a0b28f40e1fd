import { sql } from "@/lib/sql";
import { actOnAccounts } from "@/selections/act-on-accounts";
import { beginSelection } from "@/selections/begin-selection";
import { findMembers } from "@/selections/find-members";
import { freezeChosen } from "@/selections/freeze-chosen";
import { freezeMissing } from "@/selections/freeze-missing";
import { freezeSelection } from "@/selections/freeze-selection";
import type { SelectionRow } from "@/selections/queries";
import {
  countWaiting,
  nameDrift,
  readDrift,
  readHolders,
  readOwners,
  readSelection,
  readStandings,
  tallyOutcomes,
} from "@/selections/queries";
import { reviewSelection } from "@/selections/review-selection";
import { stopSelection } from "@/selections/stop-selection";
import { workSelection } from "@/selections/work-selection";
import type { TenancyCases } from "../tenancy-case";
import { actingAsAdmin } from "../tenancy-case";

const rowOf = (id: string): SelectionRow => ({
  id,
  madeBy: id,
  query: "status=active",
  count: 2,
  act: null,
  input: {},
  state: "FROZEN",
  campaignId: null,
  createdAt: new Date(0),
});

export const selectionsCases: TenancyCases = {
  "selections/actOnAccounts": {
    run: (tx, { active }) => actOnAccounts(tx, { act: "language", ids: [active], language: "ja" }),
  },
  "selections/beginSelection": {
    run: (tx, { admin, selection }) =>
      beginSelection(actingAsAdmin(tx, admin), {
        id: selection,
        act: "language",
        language: "ja",
        expected: 2,
      }),
  },
  "selections/readOwners": { run: (tx, { selection }) => readOwners(tx, selection) },
  "selections/countWaiting": { run: (tx, { selection }) => countWaiting(tx, selection) },
  "selections/freezeMissing": {
    run: async (tx, { admin, applied: id, invited }) =>
      (await freezeMissing(actingAsAdmin(tx, admin), { id, ids: [invited] })).count,
  },
  "selections/freezeChosen": {
    run: async (tx, { admin, chosen: id }) =>
      (await freezeChosen(actingAsAdmin(tx, admin), { id })).count,
  },
  "selections/findMembers": {
    run: async (tx, { admin, created }) => {
      const { id } = await freezeSelection(actingAsAdmin(tx, admin), { ids: [created] });
      return findMembers(tx, { id, kind: "INVITE" });
    },
  },
  "selections/freezeSelection": {
    run: async (tx, { admin, active }) =>
      (await freezeSelection(actingAsAdmin(tx, admin), { ids: [active] })).count,
  },
  "selections/readDrift": {
    run: async (tx, { selection }) => {
      const { newcomers, gone } = await readDrift(tx, rowOf(selection), 500);
      return [newcomers.count, gone.count];
    },
  },
  "selections/nameDrift": {
    run: async (tx, { selection }) => {
      const { newcomers, gone } = await nameDrift(tx, rowOf(selection));
      return [newcomers.count, gone.count];
    },
  },
  "selections/readHolders": {
    run: async (tx, { admin }) => {
      const { id } = await freezeSelection(actingAsAdmin(tx, admin), { ids: [admin] });
      return readHolders(tx, id, sql`true`);
    },
  },
  "selections/readSelection": { run: (tx, { selection }) => readSelection(tx, selection) },
  "selections/readStandings": {
    run: (tx, { selection }) => readStandings(tx, selection, sql`true`),
  },
  "selections/reviewSelection": {
    run: async (tx, { selection }) => {
      const { count, takes } = await reviewSelection(tx, rowOf(selection), "suspend");
      return [count, takes];
    },
  },
  "selections/runSelection": {
    elsewhere:
      "src/selections/selections.db.test.ts: the worker does what was begun, as whoever began it, and nothing elsewhere",
  },
  "selections/stopSelection": { run: (tx, { begun }) => stopSelection(tx, { id: begun }) },
  "selections/tallyOutcomes": { run: (tx, { selection }) => tallyOutcomes(tx, selection) },
  "selections/workSelection": { run: (tx, { begun }) => workSelection(tx, { id: begun }) },
};
