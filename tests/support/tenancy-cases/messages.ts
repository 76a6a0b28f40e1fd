import { cancelMessages } from "@/messages/cancel-messages";
import { giveBack } from "@/messages/give-back";
import { makeSends } from "@/messages/make-sends";
import { previewMessage } from "@/messages/preview-message";
import { findTemplate, readPreviewFacts } from "@/messages/queries";
import { queueMessages } from "@/messages/queue-messages";
import { recordOutcomes } from "@/messages/record-outcomes";
import { sendInvitations } from "@/messages/send-invitations";
import { steerLetters } from "@/messages/steer-letters";
import { writeWording } from "@/messages/write-wording";
import type { TenancyCases } from "../tenancy-case";

export const messagesCases: TenancyCases = {
  "messages/cancelMessages": {
    run: (tx, { waiting }) => cancelMessages(tx, { accountIds: [waiting], reason: "stopped" }),
  },
  "messages/pump": {
    elsewhere:
      "src/messages/leasing.db.test.ts: only what is due is leased, of this lane and organisation",
  },
  "messages/giveBack": {
    run: (tx, { lease, message }) =>
      giveBack(tx, { lease, ids: [message], at: tx.now, isCapped: false }),
  },
  "messages/sendInvitations": {
    run: (tx, { linked, invited }) =>
      sendInvitations(tx, [linked, invited], {
        channel: "EMAIL",
        ...{ letter: "reminder", lane: 2, wordingId: null, campaignId: null, language: "en" },
        expiresAt: tx.now,
      }),
  },
  "messages/steerLetters": {
    run: (tx, { failing }) =>
      steerLetters(tx, {
        campaignId: failing,
        step: "retry",
        before: new Date("2100-01-01"),
        most: 9,
      }),
  },
  "messages/makeSends": {
    run: (tx, { active }) =>
      makeSends(tx, [{ purpose: "RESET", accountId: active, expiresAt: tx.now }]),
  },
  "messages/previewMessage": {
    run: (tx, { invited }) =>
      previewMessage(tx, { accountId: invited, letter: "invitation", expiresAt: tx.now }),
  },
  "messages/findTemplate": {
    run: (tx) => findTemplate(tx, "invitation", "fr"),
    takesNoId: "it knows the transaction's own organisation alone",
  },
  "messages/readPreviewFacts": { run: (tx, { invited }) => readPreviewFacts(tx, invited) },
  "messages/queueMessages": {
    run: (tx, { active, reset, wording }) =>
      queueMessages(tx, [
        {
          letter: "reset",
          lane: 1,
          accountId: active,
          sendId: reset,
          wordingId: wording,
          locale: "en",
          toAddress: "a@halden.example",
        },
      ]),
  },
  "messages/recordOutcomes": {
    run: (tx, { lease, message }) =>
      recordOutcomes(tx, {
        lease,
        rows: [
          {
            id: message,
            state: "SENT",
            reason: null,
            answer: "250",
            transport: "SMTP",
            nextAttemptAt: null,
          },
        ],
      }),
  },
  "messages/writeWording": {
    run: (tx) => writeWording(tx, { subject: "s", body: "b" }),
    takesNoId: "it keeps a text",
  },
};
