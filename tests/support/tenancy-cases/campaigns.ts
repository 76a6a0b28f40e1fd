import { foreseeCampaign } from "@/addressees/foresee-campaign";
import { beginCampaign } from "@/campaigns/begin-campaign";
import { inviteImported } from "@/campaigns/invite-imported";
import { leaveOut } from "@/campaigns/leave-out";
import {
  countTexts,
  listCampaigns,
  readArrivals,
  readCampaign,
  tallyMessages,
  tallyWaiting,
} from "@/campaigns/queries";
import { rescheduleCampaign } from "@/campaigns/reschedule-campaign";
import { retryFailed } from "@/campaigns/retry-failed";
import { sendTest } from "@/campaigns/send-test";
import { steerCampaign } from "@/campaigns/steer-campaign";
import { lockCampaign } from "@/campaigns/store";
import { tendCampaigns } from "@/campaigns/tend-campaigns";
import { workCampaign } from "@/campaigns/work-campaign";
import { countLost } from "@/messages/queries";
import { previewCode } from "@/printouts/preview-code";
import { exportCampaign } from "@/recipients/export-campaign";
import { foreseeRest } from "@/recipients/foresee-rest";
import { listRecipients } from "@/recipients/list-recipients";
import { tallyPeople } from "@/recipients/tally-people";
import { whyLeftOut } from "@/recipients/why-left-out";
import { closedUntil } from "@/waves/closed-until";
import { listPlanned } from "@/waves/queries";
import { resolveStart } from "@/waves/resolve-start";
import type { TenancyCases } from "../tenancy-case";
import { actingAsAdmin } from "../tenancy-case";

const TOMORROW = () => ({
  day: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
  time: "09:00",
});
const ONE_MAIL = { EMAIL: 1, SMS: 0, CODE: 0 };
const invite = (selectionId: string) => ({ selectionId, kind: "INVITE" }) as const;

export const campaignsCases: TenancyCases = {
  "campaigns/beginCampaign": {
    run: (tx, { admin, selection }) =>
      beginCampaign(actingAsAdmin(tx, admin), {
        ...invite(selection),
        expected: ONE_MAIL,
        wording: null,
      }),
  },
  "addressees/foreseeCampaign": {
    run: (tx, { selection }) => foreseeCampaign(tx, invite(selection)),
  },
  "campaigns/listCampaigns": {
    run: async (tx) => (await listCampaigns(tx, { q: "a", state: "QUEUED" })).rows.length,
    takesNoId: "it knows the transaction's own organisation alone",
  },
  "recipients/exportCampaign": {
    run: async (tx, { admin, failing }) => {
      const piece = { id: failing, language: "en" };
      return (await exportCampaign(actingAsAdmin(tx, admin), piece)).bytes.length;
    },
  },
  "campaigns/leaveOut": {
    run: async (tx, { campaign, created }) => {
      const held = await lockCampaign(tx, campaign);
      if (!held) return 0;
      const where = { orgId: tx.org, selectionId: held.selectionId };
      await tx.db.account.updateMany({ where: { id: created }, data: { email: null } });
      await tx.db.selectionMember.updateMany({ where, data: { outcome: null } });
      await leaveOut(tx, held);
      return tx.db.selectionMember.count({ where: { ...where, outcome: { not: null } } });
    },
  },
  "recipients/foreseeRest": {
    run: async (tx, { campaign }) => {
      const found = await readCampaign(tx, campaign);
      return found && (await foreseeRest(tx, found))?.channels;
    },
  },
  "recipients/whyLeftOut": {
    run: async (tx, { selection, active }) => {
      const about = { selectionId: selection, kind: "INVITE", withCodes: true, above: [] } as const;
      return (await whyLeftOut(tx, { ...about, ids: [active] })).size;
    },
  },
  "recipients/listRecipients": {
    run: async (tx, { failing }) => {
      const selectionId = (await readCampaign(tx, failing))?.selectionId ?? failing;
      return (await listRecipients(tx, { id: failing, selectionId }, {})).map(({ state }) => state);
    },
  },
  "campaigns/inviteImported": {
    run: (tx, { planned, created }) => inviteImported(tx, { importId: planned, ids: [created] }),
  },
  "campaigns/countTexts": {
    run: async (tx, { failing }) => {
      const where = { orgId: tx.org, campaignId: failing };
      await tx.db.message.updateMany({ where, data: { channel: "SMS" } });
      return countTexts(tx, { id: failing, meant: null });
    },
  },
  "waves/listPlanned": {
    run: async (tx) => (await listPlanned(tx)).length,
    takesNoId: "it knows the transaction's own organisation alone",
  },
  "printouts/previewCode": { run: (tx, { created }) => previewCode(tx, { accountId: created }) },
  "campaigns/readCampaign": { run: (tx, { campaign }) => readCampaign(tx, campaign) },
  "campaigns/readArrivals": { run: (tx, { failing }) => readArrivals(tx, failing) },
  "campaigns/rescheduleCampaign": {
    run: async (tx, { campaign }) => {
      const state = { state: "SCHEDULED", startsAt: tx.now };
      await tx.db.campaign.updateMany({ where: { orgId: tx.org, id: campaign }, data: state });
      await rescheduleCampaign(tx, { id: campaign, start: TOMORROW(), waves: null });
      return 1;
    },
  },
  "campaigns/tendCampaigns": {
    run: async (tx, { campaign }) => {
      await tx.db.campaign.updateMany({
        where: { orgId: tx.org, id: campaign },
        data: { lookAt: tx.now },
      });
      return tendCampaigns(tx);
    },
    takesNoId: "it looks after the transaction's own organisation alone",
  },
  "campaigns/watchCampaigns": {
    elsewhere:
      "src/campaigns/planned.db.test.ts: a planned campaign begins at its time on the organisation's clocks, or as soon as a worker runs again",
  },
  "waves/closedUntil": {
    run: async (tx) => String(await closedUntil(tx)),
    takesNoId: "it knows the transaction's own organisation alone",
  },
  "waves/resolveStart": {
    run: (tx) => resolveStart(tx, TOMORROW()),
    takesNoId: "it knows the transaction's own organisation alone",
  },
  "campaigns/retryFailed": {
    run: async (tx, { failing: id }) => {
      const { FAILED: expected = 0 } = await tallyMessages(tx, id);
      return retryFailed(tx, { id, expected });
    },
  },
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
  "messages/countLost": {
    run: async (tx, { failing: campaignId }) => {
      const data = { state: "CANCELLED", reason: "secret-dead" };
      await tx.db.message.updateMany({ where: { orgId: tx.org, campaignId }, data });
      return countLost(tx, campaignId);
    },
  },
  "campaigns/tallyWaiting": {
    run: async (tx, { failing: campaignId }) => {
      await tx.db.message.updateMany({
        where: { orgId: tx.org, campaignId },
        data: { state: "QUEUED" },
      });
      return tallyWaiting(tx, campaignId);
    },
  },
  "campaigns/tallyMessages": { run: (tx, { failing }) => tallyMessages(tx, failing) },
  "recipients/tallyPeople": { run: (tx, { failing }) => tallyPeople(tx, failing) },
  "campaigns/workCampaign": { run: (tx, { campaign }) => workCampaign(tx, { id: campaign }) },
};
