import { makeCodes } from "@/codes/make-codes";
import { findHeldCodes, readTypedCode } from "@/codes/queries";
import { answerFact } from "@/handovers/answer-fact";
import { openCode } from "@/handovers/open-code";
import { findLiveCodes } from "@/handovers/queries";
import { showCode } from "@/handovers/show-code";
import { giveCodes } from "@/invitations/give-codes";
import type { TenancyCases } from "../tenancy-case";

/** Nouns codes and handovers: access codes, and how they reach their people. */
export const codesCases: TenancyCases = {
  "codes/findHeldCodes": { run: (tx, { coded }) => findHeldCodes(tx, [coded]) },
  "codes/makeCodes": {
    run: (tx, { coded }) =>
      makeCodes(tx, [{ purpose: "RECOVERY", accountId: coded, epoch: 0, expiresAt: tx.now }]),
  },
  "codes/readTypedCode": { run: (tx, { codeSend }) => readTypedCode(tx, codeSend, { lock: true }) },
  "handovers/answerFact": {
    run: (tx, { codeSend }) => answerFact(tx, { sendId: codeSend, answer: "nobody" }),
  },
  "handovers/findLiveCodes": { run: (tx, { coded }) => findLiveCodes(tx, [coded]) },
  "handovers/openCode": { run: (tx, { codeSend }) => openCode(tx, { sendId: codeSend }) },
  "handovers/showCode": { run: (tx, { coded }) => showCode(tx, { id: coded }) },
  "invitations/giveCodes": {
    run: (tx, { coded }) =>
      giveCodes(tx, { people: [{ id: coded, epoch: 0 }], expiresAt: tx.now, replaces: true }),
  },
};
