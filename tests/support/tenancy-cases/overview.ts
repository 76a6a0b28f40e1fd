import { hideSteps } from "@/orgs/hide-steps";
import { foldFunnel } from "@/overview/fold-funnel";
import {
  countEverybody,
  countNeeds,
  leavesOutFounder,
  readClaimTimes,
  readFirstSteps,
  readFunnel,
  tellsDelivery,
} from "@/overview/queries";
import { chooseTheme } from "@/preferences/choose-theme";
import type { TenancyCases } from "../tenancy-case";
import { actingAs } from "../tenancy-case";

const OWN = "it counts the transaction's own organisation alone";
const LONG_AGO = new Date("2020-01-01");

export const overviewCases: TenancyCases = {
  "overview/foldFunnel": { run: (tx) => foldFunnel(tx), takesNoId: OWN },
  "overview/readFunnel": { run: (tx) => readFunnel(tx, "2020-01-01"), takesNoId: OWN },
  "overview/leavesOutFounder": { run: (tx) => leavesOutFounder(tx), takesNoId: OWN },
  "overview/tellsDelivery": { run: (tx) => tellsDelivery(tx), takesNoId: OWN },
  "overview/readClaimTimes": { run: (tx) => readClaimTimes(tx, LONG_AGO), takesNoId: OWN },
  "overview/countEverybody": { run: (tx) => countEverybody(tx, 9), takesNoId: OWN },
  "overview/countNeeds": { run: (tx) => countNeeds(tx), takesNoId: OWN },
  "overview/readFirstSteps": { run: (tx) => readFirstSteps(tx), takesNoId: OWN },
  "preferences/chooseTheme": {
    run: (tx, { active }) => chooseTheme(actingAs(tx, active), { theme: "DARK" }),
  },
  "orgs/hideSteps": { run: (tx) => hideSteps(tx, { hidden: true }), takesNoId: OWN },
};
