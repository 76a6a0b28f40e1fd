import { beginFlow } from "@/sessions/begin-flow";
import { changePassword } from "@/sessions/change-password";
import { endSession } from "@/sessions/end-session";
import { endSessions } from "@/sessions/end-sessions";
import { moveBrowser } from "@/sessions/move-browser";
import { openSession } from "@/sessions/open-session";
import {
  countSessions,
  listSessions,
  readFlow,
  readLiveSession,
  readResetLink,
} from "@/sessions/queries";
import { replacePassword } from "@/sessions/replace-password";
import { resetPassword } from "@/sessions/reset-password";
import { startSession } from "@/sessions/start-session";
import { touchSession } from "@/sessions/touch-session";
import type { TenancyCases } from "../tenancy-case";
import { actingAs } from "../tenancy-case";

const LONG_AGO = new Date(0);

export const sessionsCases: TenancyCases = {
  "sessions/beginFlow": {
    run: (tx, { active }) => beginFlow(tx, { accountId: active, epoch: 0, factors: ["PASSWORD"] }),
  },
  "sessions/changePassword": {
    run: (tx, { active, hash }) =>
      changePassword(actingAs(tx, active), { oldHash: hash, passwordHash: "another" }),
  },
  "sessions/endSession": {
    run: (tx, { active, browser }) => endSession(actingAs(tx, active), { browserId: browser }),
  },
  "sessions/endSessions": {
    run: (tx, { active, session }) => endSessions(actingAs(tx, active), { ids: [session] }),
  },
  "sessions/listSessions": { run: (tx, { active }) => listSessions(tx, active) },
  "sessions/moveBrowser": {
    run: (tx, { browser }) => moveBrowser(tx, { from: browser, to: "another" }),
  },
  "sessions/openSession": {
    run: (tx, { active }) =>
      openSession(tx, { accountId: active, epoch: 0, factors: ["PASSWORD"], known: true }),
  },
  "sessions/readLiveSession": {
    run: (tx, { browserDigest }) => readLiveSession(tx, browserDigest),
  },
  "sessions/countSessions": { run: (tx, { active }) => countSessions(tx, active) },
  "sessions/readFlow": { run: (tx, { flow }) => readFlow(tx, flow) },
  "sessions/readResetLink": { run: (tx, { reset }) => readResetLink(tx, reset, { lock: true }) },
  "sessions/replacePassword": {
    run: (tx, { active }) =>
      replacePassword(tx, {
        account: { id: active, epoch: 0, email: "a@halden.example", language: "en" },
        passwordHash: "another",
        by: "self",
      }),
  },
  "sessions/resetPassword": {
    run: (tx, { reset }) => resetPassword(tx, { sendId: reset, passwordHash: "another" }),
  },
  "sessions/startSession": {
    run: (tx, { flow, browserDigest }) =>
      startSession(tx, { flowId: flow, oldBrowserId: browserDigest, known: true }),
  },
  "sessions/touchSession": {
    run: (tx, { session }) =>
      touchSession(tx, { id: session, createdAt: tx.now, seenAt: LONG_AGO }),
  },
};
