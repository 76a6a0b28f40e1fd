import { randomBytes } from "node:crypto";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { moveAccounts } from "@/accounts/move-accounts";
import { POST as typeHere } from "@/app/[org]/code/submit/route";
import { POST as typeAnywhere } from "@/app/code/submit/route";
import { prepareCodes } from "@/codes/prepare-codes";
import { codeIn, spellCode } from "@/codes/rules";
import { findLiveCodes, findRecovery } from "@/handovers/queries";
import { showCode } from "@/handovers/show-code";
import { showRecovery } from "@/handovers/show-recovery";
import { declineInvitation } from "@/invitations/decline-invitation";
import { pool } from "@/lib/db";
import { codeBytes } from "@/lib/secrets";
import { resetPassword } from "@/sessions/reset-password";
import { answers, expectAlike } from "./support/neutral";
import type { TestOrg } from "./support/org";
import { newAccountIn, newOrg } from "./support/org";

/* A typed code that opens nothing costs the same and is answered alike, whatever it was; a right one opens, however many try. */
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-forwarded-for": "192.0.2.7" }),
  cookies: async () => ({ get: () => undefined }),
}));
vi.mock("next/server", async (original) => ({ ...(await original<object>()), after: () => {} }));

let org: TestOrg;
let other: TestOrg;
const nothing: Record<string, string> = {};
const right: Record<string, string> = {};

let logins = 0;
const unreached = (status: "CREATED" | "ACTIVE" = "CREATED") => {
  logins += 1;
  return newAccountIn(org, status, { email: "", login: `typed.${logins}` });
};
const invited = async () => {
  const id = await unreached();
  const { code } = await org.run((tx) => showCode(tx, { id }));
  return { id, code: codeIn(code) };
};
const sendOf = async (id: string) =>
  (await org.run((tx) => findLiveCodes(tx, [id])))[0]?.sendId ?? "";

beforeAll(async () => {
  [org, other] = [await newOrg(), await newOrg()];
  nothing["nobody's"] = spellCode(randomBytes(16));
  nothing["another nobody's"] = spellCode(randomBytes(16));
  const suspended = await invited();
  const suspend = { ids: [suspended.id], event: "suspend", source: "HAND" } as const;
  await org.run((tx) => moveAccounts(tx, suspend));
  nothing["a suspended person's"] = suspended.code;
  const early = await unreached();
  const [made] = await org.run((tx) => prepareCodes(tx, { ids: [early] }));
  const bytes = codeBytes(org.id, made?.sendId ?? "", made?.keyVersion ?? 1);
  nothing["made before its person is invited"] = spellCode(bytes);
  const forgetful = await unreached("ACTIVE");
  const recovery = await org.run((tx) => showRecovery(tx, { id: forgetful }));
  const sendId = (await org.run((tx) => findRecovery(tx, forgetful)))?.sendId ?? "";
  await org.run((tx) => resetPassword(tx, { sendId, passwordHash: "hash" }));
  nothing["a recovery code that was used"] = codeIn(recovery.code);
  right.theirs = (await invited()).code;
  // who said no may think better of it
  const declined = await invited();
  const declining = { sendId: await sendOf(declined.id), reason: "not-wanted" } as const;
  await org.run((tx) => declineInvitation(tx, declining));
  right["one that was declined"] = declined.code;
});
beforeEach(async () => {
  await pool().query("DELETE FROM ops.rate_limits");
});

/** Nobody's network has tried, but the ceiling of the organisation is full. */
const crowd = () =>
  pool().query(
    "UPDATE ops.rate_limits SET points = CASE WHEN key LIKE 'codes-org:%' THEN 1000000 ELSE 0 END",
  );
const typed = (codes: Record<string, string>) => Object.values(codes).map((code) => ({ code }));
const whereTo = ({ headers }: { headers: string[][] }) =>
  headers.find(([name]) => name === "location")?.[1];

/** Without how many seconds are left: one may pass between two of them. */
const untimed = ({ answered, work }: Awaited<ReturnType<typeof answers>>[number]) => ({
  work,
  answered: { ...answered, headers: answered.headers.filter(([name]) => name !== "retry-after") },
});

test("codes that open nothing are answered alike, by the same work, at both doors", async () => {
  expectAlike(await answers(typeAnywhere, typed(nothing)));
  for (const { slug } of [org, other])
    expectAlike(await answers(typeHere, typed(nothing), { org: slug }));
});

test("codes that open are answered alike, also where another organisation's is typed", async () => {
  const at = [
    ...(await answers(typeAnywhere, typed(right))),
    ...(await answers(typeHere, typed(right), { org: org.slug })),
    ...(await answers(typeHere, typed(right), { org: other.slug })),
  ];
  for (const { answered } of at) expect(whereTo(answered)).toBe("/claim/TOKEN");
  expect(at).toHaveLength(6);
});

test("who holds a right code comes in while others fill the organisation's ceiling; wrong ones are told to wait, all alike", async () => {
  await answers(typeHere, [{ code: nothing["nobody's"] ?? "" }], { org: org.slug });
  await crowd();
  const wrong = await answers(typeHere, typed(nothing), { org: org.slug });
  expectAlike(wrong.map(untimed));
  expect(wrong[0]?.answered.status).toBe(429);
  for (const { answered } of await answers(typeHere, typed(right), { org: org.slug }))
    expect(whereTo(answered)).toBe("/claim/TOKEN");
  // each network by itself is still stopped
  const tries = Array.from({ length: 21 }, () => ({ code: nothing["nobody's"] ?? "" }));
  await answers(typeHere, tries, { org: other.slug });
  const [stopped] = await answers(typeHere, typed(right), { org: other.slug });
  expect(stopped?.answered.status).toBe(429);
});
