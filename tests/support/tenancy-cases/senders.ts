import { queueMessages } from "@/messages/queue-messages";
import { noteAnswers } from "@/senders/note-answers";
import {
  listToLookAt,
  readDomainCheck,
  readFallenDomain,
  readLastTest,
  readMailbox,
  readSenderDoubt,
  readSendingServer,
  readServer,
  readWantedProof,
} from "@/senders/queries";
import { recordDomainCheck } from "@/senders/record-domain-check";
import { removeServer } from "@/senders/remove-server";
import { saveServer } from "@/senders/save-server";
import type { TenancyCases } from "../tenancy-case";

const OWN = "an organisation has one server and knows no other's";
const SERVER = {
  host: "mail.halden.example",
  port: 587,
  security: "STARTTLS",
  username: "people",
  password: "secret",
} as const;

const IDENTITY = {
  ...{ name: "Halden", fromName: null },
  ...{ fromAddress: "people@halden.example", replyTo: null },
};
const UNTRIED = { fault: null, verifiedAt: null };

export const sendersCases: TenancyCases = {
  "senders/readServer": { run: (tx) => readServer(tx), takesNoId: OWN },
  "senders/readSendingServer": { run: (tx) => readSendingServer(tx), takesNoId: OWN },
  "senders/saveServer": {
    run: (tx) => saveServer(tx, { server: SERVER, seen: null }),
    takesNoId: OWN,
  },
  "senders/removeServer": {
    run: async (tx) => {
      await saveServer(tx, { server: SERVER, seen: null });
      await removeServer(tx, { seen: tx.now });
    },
    takesNoId: OWN,
  },
  "senders/noteAnswers": {
    run: (tx) => noteAnswers(tx, { known: UNTRIED, said: [{ kind: "sent", answer: "250" }] }),
    takesNoId: OWN,
  },
  "senders/readDomainCheck": {
    run: (tx) => readDomainCheck(tx, "halden.example"),
    takesNoId: "a domain's name is public, what was found of it is the organisation's own",
  },
  "senders/readFallenDomain": { run: (tx) => readFallenDomain(tx), takesNoId: OWN },
  "senders/listToLookAt": {
    run: (tx) => listToLookAt(tx, { since: tx.now, most: 1 }),
    takesNoId: OWN,
  },
  "senders/loadMails": {
    elsewhere:
      "src/messages/leasing.db.test.ts: only what is due is leased, of this lane and organisation",
  },
  "senders/lookAtDomains": {
    elsewhere:
      "src/senders/fallen-domain.db.test.ts: a proven domain is looked at again after a week; admins whose record is gone are told",
  },
  "senders/readWantedProof": {
    run: async (tx) => readWantedProof(tx, "halden.example"),
    takesNoId: "a domain's name is public, what proves it is the organisation's own",
  },
  "senders/readSenderDoubt": {
    run: (tx) => readSenderDoubt(tx),
    takesNoId: "an organisation asks of its own domain",
  },
  "senders/readMailbox": {
    run: (tx) => readMailbox(tx, IDENTITY, "no-reply@installation.example"),
    takesNoId: "an organisation sends as itself; a domain's name is public",
  },
  "senders/recordDomainCheck": {
    run: (tx) =>
      recordDomainCheck(tx, {
        domain: "halden.example",
        selector: null,
        found: { spf: [], dkim: undefined, dmarc: [], proof: [] },
      }),
    takesNoId: "a domain's name is public, what was found of it is the organisation's own",
  },
  "senders/readLastTest": {
    run: async (tx, { active }) => {
      await queueMessages(tx, [
        {
          ...{ letter: "reset", lane: 1, locale: "en", toAddress: "a@halden.example" },
          accountId: active,
          details: { test: true },
        },
      ]);
      return readLastTest(tx, active);
    },
  },
};
