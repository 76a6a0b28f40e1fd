import { randomUUID } from "node:crypto";
import { takeTextNotice } from "@/bounces/take-text-notice";
import type { OrgTx } from "@/lib/org";
import { countBarred } from "@/texts/count-barred";
import { foreseeTexts } from "@/texts/foresee-texts";
import { previewText } from "@/texts/preview-text";
import {
  findNumber,
  findUnreadNumbers,
  knowsAllStops,
  readBudgetLeft,
  readSpent,
  readTextCaps,
  readTexting,
  readTextsHeld,
  readTextsOfPlan,
  readTextsOutage,
  readTextsQueued,
  readTextsToday,
} from "@/texts/queries";
import { readNumbers } from "@/texts/read-numbers";
import { resumeTexts } from "@/texts/resume-texts";
import { returnTexts } from "@/texts/return-texts";
import { stopTexts } from "@/texts/stop-texts";
import { takeTexts } from "@/texts/take-texts";
import { testText } from "@/texts/test-text";
import type { TenancyCases } from "../tenancy-case";
import { actingAsAdmin } from "../tenancy-case";

const PHONE = "+33612345678";
const SHARED =
  "src/texts/answered-texts.db.test.ts: STOP ends texts to a number in every organisation, START begins them again, and nobody else's word counts";
const OUTAGE =
  "src/texts/outage.db.test.ts: while the provider takes no texts for %s their admins are told, and after a day their people stand on the Desk";

/** The invited one with a mobile; nothing where they are of another organisation. */
const reached = async (tx: OrgTx, id: string) => {
  const data = { phone: PHONE, phoneKey: PHONE, mobileCountry: "FR" };
  await tx.db.account.updateMany({ where: { orgId: tx.org, id }, data });
  const waits = { nextAttemptAt: tx.now, queuedAt: tx.now, stateAt: tx.now, sentAt: tx.now };
  const sent = { letter: "invitation", lane: 2, channel: "SMS", locale: "en", state: "SENT" };
  const mine = await tx.db.account.count({ where: { orgId: tx.org, id } });
  if (mine > 0)
    await tx.db.message.create({
      data: { ...waits, ...sent, orgId: tx.org, id: randomUUID(), accountId: id, toAddress: PHONE },
    });
  return { id, phone: PHONE };
};
const told = (tx: OrgTx, accountId: string, event: string) =>
  tx.db.accountEvent.count({ where: { orgId: tx.org, accountId, event } });

export const textsCases: TenancyCases = {
  "bounces/takeTextNotice": {
    run: (tx, { message }) => takeTextNotice(tx, { message, status: "undelivered", code: "30005" }),
  },
  "texts/findNumber": {
    run: async (tx, { invited }) => {
      const { id, phone } = await reached(tx, invited);
      return findNumber(tx, id, phone);
    },
  },
  "texts/findStopped": { elsewhere: SHARED },
  "texts/findKnownStops": {
    elsewhere:
      "src/texts/stops-of-others.db.test.ts: nor does one that left to another number that the same person had",
  },
  "texts/loadTexts": { elsewhere: SHARED },
  "texts/previewText": {
    run: (tx, { invited }) =>
      previewText(tx, { accountId: invited, letter: "invitation", expiresAt: tx.now }),
  },
  "texts/testText": {
    run: async (tx, { admin }) => {
      await reached(tx, admin);
      return testText(actingAsAdmin(tx, admin));
    },
  },
  "texts/readTexting": { run: (tx) => readTexting(tx), takesNoId: "it reads the own organisation" },
  "texts/knowsAllStops": {
    run: (tx) => knowsAllStops(tx),
    takesNoId: "it knows the transaction's own organisation alone",
  },
  "texts/readTextCaps": {
    run: (tx) => readTextCaps(tx),
    takesNoId: "it reads the own organisation",
  },
  "texts/findUnreadNumbers": {
    run: (tx) => findUnreadNumbers(tx, 10),
    takesNoId: "it goes by what nobody read alone",
  },
  "texts/readNumbers": {
    run: (tx) => readNumbers(tx, { most: 10 }),
    takesNoId: "it goes by what nobody read alone",
  },
  "texts/readSpent": {
    run: (tx) => readSpent(tx),
    takesNoId: "it reads the own organisation's day",
  },
  "texts/readTextsOutage": {
    run: (tx) => readTextsOutage(tx),
    takesNoId: "the provider is the installation's",
  },
  "bounces/findOverdue": { elsewhere: OUTAGE },
  "bounces/giveUpTexts": { elsewhere: OUTAGE },
  "texts/readTextsHeld": {
    run: (tx) => readTextsHeld(tx),
    takesNoId: "it reads the own organisation",
  },
  "texts/readTextsOfPlan": {
    run: async (tx, { planned }) => {
      await tx.db.importRow.updateMany({
        where: { orgId: tx.org, importId: planned, verdict: "CREATE" },
        data: { channel: "SMS", change: { create: { phone: PHONE } } },
      });
      return [...(await readTextsOfPlan(tx, planned))];
    },
  },
  "texts/readTextsQueued": {
    run: (tx) => readTextsQueued(tx),
    takesNoId: "it reads the own organisation's outbox",
  },
  "texts/countBarred": {
    run: (tx) => countBarred(tx),
    takesNoId: "it reads the own organisation's outbox; its test looks at a campaign of another",
  },
  "texts/readBudgetLeft": {
    run: (tx) => readBudgetLeft(tx),
    takesNoId: "the budget is the installation's",
  },
  "texts/foreseeTexts": {
    run: (tx) => foreseeTexts(tx, new Map([["FR", 1]])),
    takesNoId: "it reads the own organisation's day",
  },
  "texts/readTextsToday": {
    run: (tx) => readTextsToday(tx),
    takesNoId: "it reads the own organisation's day",
  },
  "texts/returnTexts": {
    run: (tx) => returnTexts(tx, { wanted: new Map([["FR", 1]]), isLocal: false }),
    takesNoId: "it books the own organisation's day",
  },
  "texts/resumeTexts": {
    run: async (tx, { invited }) => {
      await resumeTexts(tx, await reached(tx, invited));
      return told(tx, invited, "texts-resumed");
    },
  },
  "texts/stopTexts": {
    run: async (tx, { invited }) => {
      await stopTexts(tx, await reached(tx, invited));
      return told(tx, invited, "texts-stopped");
    },
  },
  "texts/takeTexts": {
    run: (tx) => takeTexts(tx, { wanted: new Map([["FR", 1]]), isLocal: false }),
    takesNoId: "it books the own organisation's day",
  },
};
