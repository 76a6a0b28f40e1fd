import { makeCodes } from "@/codes/make-codes";
import { prepareCodes } from "@/codes/prepare-codes";
import { findHeldCodes, lockUncoded, readRecoveryLock, readTypedCode } from "@/codes/queries";
import { answerFact } from "@/handovers/answer-fact";
import { exportCodes } from "@/handovers/export-codes";
import { markHandedOver } from "@/handovers/mark-handed-over";
import { openCode } from "@/handovers/open-code";
import {
  countHolders,
  findGivable,
  findLiveCodes,
  findRecovery,
  listChosen,
  listHolders,
  lockRecoverable,
  readHolders,
  readLocked,
} from "@/handovers/queries";
import { readOpening } from "@/handovers/read-opening";
import { showCode } from "@/handovers/show-code";
import { showRecovery } from "@/handovers/show-recovery";
import { giveCodes } from "@/invitations/give-codes";
import { beginLetters } from "@/printouts/begin-letters";
import { dropLetters } from "@/printouts/drop-letters";
import { listParts, listPrinted, listRuns, nextPart, readPart, readRun } from "@/printouts/queries";
import type { TenancyCases } from "../tenancy-case";
import { actingAsAdmin } from "../tenancy-case";

const LETTERS_SHOWN =
  "src/printouts/letters.db.test.ts: letters are made for those who were asked for, sealed, and opened for their maker only";

/** Nouns codes and handovers: access codes, and how they reach their people. */
export const codesCases: TenancyCases = {
  "codes/findHeldCodes": { run: (tx, { coded }) => findHeldCodes(tx, [coded]) },
  "codes/lockUncoded": {
    run: (tx, { created }) => lockUncoded(tx, [created], { onRequest: true }),
  },
  "codes/listUncoded": {
    elsewhere:
      "src/handovers/coded-again.db.test.ts: who still has no code is given one at a press, nobody elsewhere",
  },
  "handovers/makeMissing": {
    elsewhere:
      "src/handovers/coded-again.db.test.ts: who still has no code is given one at a press, nobody elsewhere",
  },
  "codes/makeCodes": {
    run: (tx, { coded }) =>
      makeCodes(tx, [{ purpose: "RECOVERY", accountId: coded, epoch: 0, expiresAt: tx.now }]),
  },
  "codes/readRecoveryLock": {
    run: async (tx, { unmailed }) => {
      await showRecovery(tx, { id: unmailed });
      const where = { orgId: tx.org, accountId: unmailed, purpose: "RECOVERY" };
      await tx.db.send.updateMany({ where, data: { wrongFacts: 5, lockedAt: tx.now } });
      return readRecoveryLock(tx, unmailed);
    },
  },
  "codes/readTypedCode": { run: (tx, { codeSend }) => readTypedCode(tx, codeSend, { lock: true }) },
  "handovers/answerFact": {
    run: (tx, { codeSend }) => answerFact(tx, { sendId: codeSend, answer: "nobody" }),
  },
  "handovers/findGivable": { run: (tx, { coded }) => findGivable(tx, [coded]) },
  "handovers/findLiveCodes": { run: (tx, { coded }) => findLiveCodes(tx, [coded]) },
  "printouts/beginLetters": {
    run: (tx, { coded, admin }) =>
      beginLetters(actingAsAdmin(tx, admin), {
        chosen: { ids: [coded] },
        form: "CARD",
        split: "TEAM",
      }),
  },
  "handovers/countHolders": {
    run: (tx, { team }) => countHolders(tx, { q: "", tab: "all", team }),
  },
  "printouts/dropLetters": {
    run: (tx) => dropLetters(tx, { most: 10 }),
    takesNoId: "it goes by time alone",
  },
  "handovers/exportCodes": {
    run: async (tx, { team }) => {
      const filter = { q: "", tab: "all", team } as const;
      return (await exportCodes(tx, { filter, language: "en", place: undefined })).bytes.toString();
    },
  },
  "handovers/listChosen": { run: (tx, { coded }) => listChosen(tx, { ids: [coded] }, "OWNER") },
  "handovers/listHolders": { run: (tx, { team }) => listHolders(tx, { q: "", tab: "all", team }) },
  "printouts/listParts": { run: (tx, { run }) => listParts(tx, run) },
  "printouts/listPrinted": { run: (tx, { run }) => listPrinted(tx, run) },
  "printouts/listUndrawn": {
    elsewhere:
      "src/printouts/letters.db.test.ts: whose name no font has is said to the maker of a run, to nobody else",
  },
  "printouts/listRuns": {
    run: (tx, { admin }) => listRuns(actingAsAdmin(tx, admin)),
  },
  "handovers/markHandedOver": {
    run: (tx, { coded }) => markHandedOver(tx, { ids: [coded], isHanded: true }),
  },
  "printouts/nextPart": { run: (tx, { run }) => nextPart(tx, run) },
  "printouts/openLetters": { elsewhere: LETTERS_SHOWN },
  "handovers/readHolders": { run: (tx, { coded }) => readHolders(tx, [coded]) },
  "handovers/readLocked": {
    run: async (tx, { coded, codeSend }) => {
      const where = { orgId: tx.org, id: codeSend };
      await tx.db.send.updateMany({ where, data: { wrongFacts: 5, lockedAt: tx.now } });
      return readLocked(tx, [coded]);
    },
  },
  "printouts/readPart": { run: (tx, { run }) => readPart(tx, run, 1) },
  "printouts/readRun": { run: (tx, { run, admin }) => readRun(actingAsAdmin(tx, admin), run) },
  "printouts/readWork": {
    elsewhere:
      "src/printouts/places.db.test.ts: a letter names the place of its file, and with what one signs in, to nobody elsewhere",
  },
  "printouts/runLetters": { elsewhere: LETTERS_SHOWN },
  "handovers/openCode": { run: (tx, { codeSend }) => openCode(tx, { sendId: codeSend }) },
  "handovers/findRecovery": {
    run: async (tx, { unmailed }) => {
      await showRecovery(tx, { id: unmailed });
      return findRecovery(tx, unmailed);
    },
  },
  "handovers/lockRecoverable": { run: (tx, { unmailed }) => lockRecoverable(tx, unmailed) },
  "handovers/readOpening": {
    run: (tx, { codeSend }) => readOpening(tx, codeSend, { lock: true }),
  },
  "handovers/showRecovery": { run: (tx, { unmailed }) => showRecovery(tx, { id: unmailed }) },
  "handovers/showCode": { run: (tx, { coded }) => showCode(tx, { id: coded }) },
  "codes/prepareCodes": {
    run: (tx, { created }) => prepareCodes(tx, { ids: [created], onRequest: true }),
  },
  "invitations/giveCodes": {
    run: (tx, { coded }) =>
      giveCodes(tx, { people: [{ id: coded, epoch: 0 }], expiresAt: tx.now, replaces: true }),
  },
};
