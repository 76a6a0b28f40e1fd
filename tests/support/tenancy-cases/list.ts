import { readRightsNow } from "@/admins/queries";
import { estimatePeople } from "@/people/estimate-people";
import { exportPeople } from "@/people/export-people";
import { exportRows } from "@/people/export-rows";
import { findPage } from "@/people/find-page";
import { judgeLines } from "@/people/judge-lines";
import { listPeople } from "@/people/list-people";
import { countPeople, countTo, peopleConditions } from "@/people/queries";
import { readChoices } from "@/people/read-choices";
import { scattered } from "@/people/scattered";
import { changeView } from "@/views/change-view";
import { chooseDensity } from "@/views/choose-density";
import { listViews } from "@/views/list-views";
import { removeView } from "@/views/remove-view";
import { saveView } from "@/views/save-view";
import type { TenancyCases } from "../tenancy-case";
import { actingAsAdmin } from "../tenancy-case";

/** Nouns people and views: the accounts of an organisation as they are looked through. */
export const listCases: TenancyCases = {
  "views/changeView": {
    run: (tx, { admin, view }) =>
      changeView(actingAsAdmin(tx, admin), { id: view, name: "Another", shared: true }),
  },
  "views/chooseDensity": {
    run: (tx, { admin }) => chooseDensity(actingAsAdmin(tx, admin), "ROOMY"),
  },
  "people/countPeople": { run: (tx, { email }) => countPeople(tx, { q: email }) },
  "people/countTo": {
    run: async (tx, { team }) => countTo(tx, (await peopleConditions(tx, { team })).each, 9),
  },
  "people/estimatePeople": { run: (tx, { team }) => estimatePeople(tx, { team }) },
  "people/exportPeople": {
    run: async (tx, { admin, email }) => {
      const who = { filter: { q: email } };
      const { bytes } = await exportPeople(actingAsAdmin(tx, admin), { who, format: "csv" });
      return bytes.length;
    },
  },
  "people/exportRows": {
    run: (tx, { selection }) => exportRows(tx, { selectionId: selection }, undefined, 10),
  },
  "people/judgeLines": {
    run: (tx, { email }) => judgeLines(tx, { text: email, country: "FR" }),
  },
  "people/findPage": {
    run: async (tx, { email }) =>
      (await findPage(tx, { q: `${email} ${email.slice(0, 3)}` }, undefined, 9)).page.values.flat()
        .length,
  },
  "people/listPeople": {
    run: (tx, { email }) =>
      listPeople(tx, { q: email, states: ["ACTIVE", "INVITED", "EXPIRED"] }, undefined),
  },
  "views/listViews": {
    run: (tx, { admin }) => listViews(actingAsAdmin(tx, admin)),
  },
  "people/peopleConditions": {
    run: async (tx) => (await peopleConditions(tx, {})).each.length,
    takesNoId: "it words the condition by which listPeople and countPeople look",
  },
  "people/readChoices": { run: (tx, { active }) => readChoices(tx, { owner: active }) },
  "admins/readRightsNow": { run: (tx, { admin }) => readRightsNow(tx, admin) },
  "people/readUnsent": {
    elsewhere:
      "src/people/unsent.db.test.ts: who awaits an invitation is counted by what they lack, here and nowhere else",
  },
  "views/removeView": {
    run: (tx, { admin, view }) => removeView(actingAsAdmin(tx, admin), { id: view }),
  },
  "views/saveView": {
    run: (tx, { admin }) =>
      saveView(actingAsAdmin(tx, admin), { name: "Fresh", query: "", shared: true }),
  },
  "people/scattered": {
    run: async (tx, { team }) => (await scattered(tx, { team })).all[0]?.test.values.length,
    takesNoId: "it words conditions for peopleConditions",
  },
};
