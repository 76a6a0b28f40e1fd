import { beginCampaign } from "@/campaigns/begin-campaign";
import { exportCampaign } from "@/campaigns/export-campaign";
import { foreseeCampaign } from "@/campaigns/foresee-campaign";
import { inviteImported } from "@/campaigns/invite-imported";
import { listRecipients } from "@/campaigns/list-recipients";
import {
  groupMembers,
  listCampaigns,
  lockAddressees,
  readCampaign,
  readNames,
  readRightHolders,
  tallyMessages,
} from "@/campaigns/queries";
import { retryFailed } from "@/campaigns/retry-failed";
import { sendTest } from "@/campaigns/send-test";
import { steerCampaign } from "@/campaigns/steer-campaign";
import { tallyPeople } from "@/campaigns/tally-people";
import { workCampaign } from "@/campaigns/work-campaign";
import { freezeSelection } from "@/selections/freeze-selection";
import type { TenancyCases } from "../tenancy-case";
import { actingAsAdmin } from "../tenancy-case";

const invite = (selectionId: string) => ({ selectionId, kind: "INVITE" }) as const;

export const campaignsCases: TenancyCases = {
  "campaigns/beginCampaign": {
    run: (tx, { admin, selection }) =>
      beginCampaign(actingAsAdmin(tx, admin), { ...invite(selection), expected: 1, wording: null }),
  },
  "campaigns/foreseeCampaign": {
    run: (tx, { selection }) => foreseeCampaign(tx, invite(selection)),
  },
  "campaigns/groupMembers": {
    run: (tx, { selection }) => groupMembers(tx, invite(selection), [], false),
  },
  "campaigns/listCampaigns": {
    run: async (tx) => (await listCampaigns(tx, {})).length,
    takesNoId: "it knows the transaction's own organisation alone",
  },
  "campaigns/exportCampaign": {
    run: async (tx, { admin, failing }) => {
      const piece = { id: failing, language: "en" };
      return (await exportCampaign(actingAsAdmin(tx, admin), piece)).bytes.length;
    },
  },
  "campaigns/listRecipients": {
    run: async (tx, { failing }) => {
      const selectionId = (await readCampaign(tx, failing))?.selectionId ?? failing;
      return (await listRecipients(tx, { id: failing, selectionId }, {})).map(({ state }) => state);
    },
  },
  "campaigns/inviteImported": {
    run: (tx, { planned, created }) => inviteImported(tx, { importId: planned, ids: [created] }),
  },
  "campaigns/lockAddressees": { run: (tx, { created }) => lockAddressees(tx, "INVITE", [created]) },
  "campaigns/readCampaign": { run: (tx, { campaign }) => readCampaign(tx, campaign) },
  "campaigns/readNames": { run: (tx, { active }) => readNames(tx, [active]) },
  "campaigns/readRightHolders": {
    run: async (tx, { admin }) => {
      const { id } = await freezeSelection(actingAsAdmin(tx, admin), { ids: [admin] });
      return readRightHolders(tx, id);
    },
  },
  "campaigns/retryFailed": { run: (tx, { failing }) => retryFailed(tx, { id: failing }) },
  "campaigns/runCampaign": {
    elsewhere:
      "src/campaigns/campaigns.db.test.ts: a worker killed between two pieces goes on where it was, and nobody gets two",
  },
  "campaigns/sendTest": {
    run: (tx, { admin }) =>
      sendTest(actingAsAdmin(tx, admin), { letter: "invitation", locale: "en", wording: null }),
    takesNoId: "it mails whoever acts",
  },
  "campaigns/steerCampaign": {
    run: (tx, { campaign }) => steerCampaign(tx, { id: campaign, step: "pause" }),
  },
  "campaigns/tallyMessages": { run: (tx, { failing }) => tallyMessages(tx, failing) },
  "campaigns/tallyPeople": { run: (tx, { failing }) => tallyPeople(tx, failing) },
  "campaigns/workCampaign": { run: (tx, { campaign }) => workCampaign(tx, { id: campaign }) },
};
