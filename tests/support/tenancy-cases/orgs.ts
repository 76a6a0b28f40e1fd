import { changeSettings } from "@/orgs/change-settings";
import { createOrganization } from "@/orgs/create-organization";
import { isSlugTaken, readOrganization, readOwnOrganization, readSettings } from "@/orgs/queries";
import type { TenancyCases } from "../tenancy-case";

const OWN = "it knows the transaction's own organisation alone";

export const orgsCases: TenancyCases = {
  "orgs/changeSettings": { run: (tx) => changeSettings(tx, { name: "Changed" }), takesNoId: OWN },
  "orgs/createOrganization": {
    run: (tx) =>
      createOrganization(tx, {
        name: "Twice",
        slug: "halden-twice",
        language: "en",
        timeZone: "UTC",
      }),
    takesNoId: OWN,
  },
  "orgs/readOrganization": { run: (tx) => readOrganization(tx), takesNoId: OWN },
  "orgs/readOwnOrganization": { run: (tx) => readOwnOrganization(tx), takesNoId: OWN },
  "orgs/readSettings": { run: (tx) => readSettings(tx), takesNoId: OWN },
  "orgs/isSlugTaken": {
    run: (tx) => isSlugTaken(tx, "halden-nowhere"),
    takesNoId: "slugs are public: anybody may ask whether one is taken",
  },
};
