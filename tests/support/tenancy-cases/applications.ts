import { changeApplication } from "@/applications/change-application";
import { createApplication } from "@/applications/create-application";
import { deleteApplication } from "@/applications/delete-application";
import { grantApplication } from "@/applications/grant-application";
import {
  applicationsOf,
  countApplications,
  findApplications,
  findNewHolders,
  forecastLicences,
  holdApplications,
  listApplications,
  readApplication,
  rulesOfHeld,
} from "@/applications/queries";
import { revokeApplication } from "@/applications/revoke-application";
import { sql } from "@/lib/sql";
import type { TenancyCases } from "../tenancy-case";

const SAVE = { name: "Save", licences: 50, rules: { saveSpace: { least: 1n } } };

export const applicationsCases: TenancyCases = {
  "applications/grantApplication": {
    run: (tx, { application, active, admin }) =>
      grantApplication(tx, { applicationId: application, ids: [active, admin] }),
  },
  "applications/revokeApplication": {
    run: (tx, { application, admin }) =>
      revokeApplication(tx, { applicationId: application, ids: [admin] }),
  },
  "applications/brokenRules": {
    elsewhere: "src/applications/grants.db.test.ts: is refused where it would break a rule",
  },
  "applications/createApplication": {
    run: (tx) => createApplication(tx, SAVE),
    takesNoId: "a name is free here whoever has it elsewhere",
  },
  "applications/changeApplication": {
    run: (tx, { application }) => changeApplication(tx, { id: application, ...SAVE }),
  },
  "applications/deleteApplication": {
    run: (tx, { application }) => deleteApplication(tx, { id: application }),
  },
  "applications/listApplications": {
    run: (tx) => listApplications(tx),
    takesNoId: "it lists all of the organisation",
  },
  "applications/countApplications": {
    run: (tx) => countApplications(tx),
    takesNoId: "it counts all of the organisation",
  },
  "applications/holdApplications": {
    run: (tx, { application }) => holdApplications(tx, [application]),
  },
  "applications/readApplication": {
    run: (tx, { application }) => readApplication(tx, application),
  },
  "applications/rulesOfHeld": { run: (tx, { admin }) => rulesOfHeld(tx, [admin]) },
  "applications/applicationsOf": { run: (tx, { admin }) => applicationsOf(tx, admin) },
  "applications/findApplications": {
    run: (tx, { admin }) => findApplications(tx, { q: "application", without: admin }),
  },
  "applications/findNewHolders": {
    run: (tx, { application, email }) =>
      findNewHolders(tx, { applicationId: application, q: email }),
  },
  "applications/forecastLicences": {
    run: (tx, { selection }) =>
      forecastLicences(tx, { selectionId: selection, matching: sql`true` }),
  },
};
