import { newAccount } from "@/accounts/input";
import { carryNumbers } from "@/operations/carry-numbers";
import { endSecrets } from "@/operations/end-secrets";
import { foundOrganization } from "@/operations/found-organization";
import { freshenStatistics } from "@/operations/freshen-statistics";
import {
  countHanging,
  countSealedWith,
  findOldDigests,
  listOrganizationOwners,
  readSummary,
} from "@/operations/queries";
import { resealSecrets } from "@/operations/reseal-secrets";
import { resetOwner } from "@/operations/reset-owner";
import type { TenancyCases } from "../tenancy-case";

const OWN = "it knows the transaction's own organisation alone";

export const operationsCases: TenancyCases = {
  "operations/cleanUp": {
    elsewhere: "src/operations/clean-up.db.test.ts: what still counts stays, in every organisation",
  },
  "operations/foundOrganization": {
    run: (tx) =>
      foundOrganization(tx, {
        organization: { name: "Twice", slug: "halden-two", language: "en", timeZone: "UTC" },
        owner: newAccount.parse({ email: "owner@halden.example" }),
      }),
    takesNoId: OWN,
  },
  "operations/carryNumbers": {
    run: (tx, { active }) => carryNumbers(tx, { after: active }),
    takesNoId: "an id says where to go on, whoever it belongs to",
  },
  "operations/countHanging": { run: (tx) => countHanging(tx), takesNoId: OWN },
  "operations/endSecrets": {
    run: (tx, { send }) => endSecrets(tx, { version: 99, after: send }),
    takesNoId: "an id says where to go on, whoever it belongs to",
  },
  "operations/findOldDigests": {
    run: (tx, { active }) => findOldDigests(tx, { versions: [1], after: active, most: 10 }),
    takesNoId: "an id says where to go on, whoever it belongs to",
  },
  "operations/freshenStatistics": { run: (tx) => freshenStatistics(tx), takesNoId: OWN },
  "operations/renewSecrets": {
    elsewhere:
      "tests/retired-waiting.db.test.ts: letters and texts that waited leave with links of the newest key, and hold nobody up",
  },
  "operations/countSealedWith": { run: (tx) => countSealedWith(tx, 1), takesNoId: OWN },
  "operations/listOrganizationOwners": {
    run: (tx) => listOrganizationOwners(tx),
    takesNoId: OWN,
  },
  "operations/readSummary": { run: (tx) => readSummary(tx), takesNoId: OWN },
  "operations/resealSecrets": {
    run: (tx, { active }) => resealSecrets(tx, { after: active }),
    takesNoId: "an id says where to go on, whoever it belongs to",
  },
  "operations/resetOwner": {
    run: (tx) => resetOwner(tx, { printed: true }),
    takesNoId: "an address finds an owner of its own organisation or nobody",
  },
};
