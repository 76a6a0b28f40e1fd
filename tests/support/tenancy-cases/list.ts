import { changeView } from "@/people/change-view";
import { chooseDensity } from "@/people/choose-density";
import { exportPeople } from "@/people/export-people";
import { exportRows } from "@/people/export-rows";
import { judgeLines } from "@/people/judge-lines";
import { listPeople } from "@/people/list-people";
import { listViews } from "@/people/list-views";
import { countPeople, estimatePeople, peopleConditions } from "@/people/queries";
import { readChoices } from "@/people/read-choices";
import { readRightsNow } from "@/people/read-rights-now";
import { removeView } from "@/people/remove-view";
import { saveView } from "@/people/save-view";
import { waiting } from "@/people/waiting";
import type { TenancyCases } from "../tenancy-case";
import { actingAsAdmin } from "../tenancy-case";

/** Noun people: the accounts of an organisation as they are looked through. */
export const listCases: TenancyCases = {
  "people/changeView": {
    run: (tx, { admin, view }) =>
      changeView(actingAsAdmin(tx, admin), { id: view, name: "Another", shared: true }),
  },
  "people/chooseDensity": {
    run: (tx, { admin }) => chooseDensity(actingAsAdmin(tx, admin), "ROOMY"),
  },
  "people/countPeople": { run: (tx, { email }) => countPeople(tx, { q: email }) },
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
  "people/listPeople": {
    run: (tx, { email }) =>
      listPeople(tx, { q: email, states: ["ACTIVE", "INVITED", "EXPIRED"] }, undefined),
  },
  "people/listViews": {
    run: (tx, { admin }) => listViews(actingAsAdmin(tx, admin)),
  },
  "people/peopleConditions": {
    run: async (tx) => (await peopleConditions(tx, {})).each.length,
    takesNoId: "it words the condition by which listPeople and countPeople look",
  },
  "people/readChoices": { run: (tx, { active }) => readChoices(tx, { owner: active }) },
  "people/readRightsNow": { run: (tx, { admin }) => readRightsNow(tx, admin) },
  "people/removeView": {
    run: (tx, { admin, view }) => removeView(actingAsAdmin(tx, admin), { id: view }),
  },
  "people/saveView": {
    run: (tx, { admin }) =>
      saveView(actingAsAdmin(tx, admin), { name: "Fresh", query: "", shared: true }),
  },
  "people/waiting": {
    run: async (tx) => waiting(tx, ["SENT"]).test.values.length,
    takesNoId: "it words a condition for peopleConditions",
  },
};
