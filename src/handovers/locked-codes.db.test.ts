import { beforeAll, expect, test } from "vitest";
import { readRecoveryLock } from "@/codes/queries";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { refusedWith, sendsOf, timelineOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { at } from "../../tests/support/pumping";
import { answerFact } from "./answer-fact";
import { openCode } from "./open-code";
import { countHolders, findLiveCodes, listChosen, listHolders, readLocked } from "./queries";
import type { Tab } from "./rules";
import { showCode } from "./show-code";
import { showRecovery } from "./show-recovery";

let org: TestOrg;
let other: TestOrg;

const ask = (codeFact: string | null) =>
  org.run((tx) => tx.db.organization.update({ where: { orgId: tx.org }, data: { codeFact } }));
const answer = (sendId: string, typed: string, now = new Date()) =>
  org.run((tx) => answerFact(tx, { sendId, answer: typed }), now);
const show = (id: string, replaces = false) => org.run((tx) => showCode(tx, { id, replaces }));
const tabs = (tab: Tab) => ({ q: "", tab });
const listed = (tab: Tab) => org.run(async (tx) => (await listHolders(tx, tabs(tab))).rows);
const lives = (id: string) => org.run((tx) => findLiveCodes(tx, [id]));

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  await ask("LAST_NAME");
});

/** Somebody whose code was just locked by five wrong answers. */
async function locked(login: string): Promise<{ id: string; sendId: string }> {
  const id = await newAccountIn(org, "CREATED", { email: "", login, lastName: "Núñez-O’Brien" });
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2, withCodes: true }));
  const [sendId = ""] = await sendsOf(org, id, "CODE");
  expect(await answer(sendId, "NUNEZ OBRIEN")).toHaveProperty("token");
  for (const left of [4, 3, 2, 1, 0]) expect(await answer(sendId, "Nobody")).toEqual({ left });
  return { id, sendId };
}

test("five wrong answers lock the code and not the person, for whom a new one is made", async () => {
  const { id, sendId } = await locked("locked.one");
  expect(await answer(sendId, "Núñez-O’Brien")).toEqual({ left: 0 });
  await ask(null);
  expect(await org.run((tx) => openCode(tx, { sendId }))).toBeUndefined();
  await ask("LAST_NAME");
  // nobody is handed another code without a word: who shows it is told, and asks for a new one
  expect(await refusedWith(show(id))).toBe("code-locked");
  expect(await lives(id)).toEqual([]);
  await show(id, true);
  const [live] = await lives(id);
  expect(live?.sendId).not.toBe(sendId);
  await show(id);
  expect(await lives(id)).toEqual([live]);
  expect(await timelineOf(org, id)).toContain("code-locked");
});

test("a locked code stands in a tab of its own until a new one is made, and is not printed", async () => {
  const { id, sendId } = await locked("locked.two");
  expect(await listed("all")).not.toContainEqual(expect.objectContaining({ accountId: id }));
  expect(await listed("locked")).toMatchObject([{ accountId: id, sendId }]);
  expect(await org.run((tx) => readLocked(tx, [id]))).toMatchObject([{ accountId: id }]);
  const counted = (where: TestOrg) => where.run((tx) => countHolders(tx, tabs("all")));
  expect(await counted(org)).toMatchObject({ locked: 1 });
  expect(await counted(other)).toMatchObject({ locked: 0 });
  expect(await org.run((tx) => listChosen(tx, { filter: tabs("locked") }))).toEqual([]);
  await show(id, true);
  expect(await listed("locked")).toEqual([]);
});

test("a recovery code that wrong answers locked is told before a new one is made", async () => {
  const given = { email: "", login: "locked.out", lastName: "Núñez" };
  const id = await newAccountIn(org, "ACTIVE", given);
  const recover = (replaces = false) => org.run((tx) => showRecovery(tx, { id, replaces }));
  const { code } = await recover();
  const { id: sendId } = await org.run((tx) =>
    tx.db.send.findFirstOrThrow({ where: { orgId: tx.org, accountId: id, purpose: "RECOVERY" } }),
  );
  for (const left of [4, 3, 2, 1, 0]) expect(await answer(sendId, "Nobody")).toEqual({ left });
  expect(await refusedWith(recover())).toBe("code-locked");
  expect((await recover(true)).code).not.toBe(code);
  await recover();
});

test("since when somebody's recovery code is locked is known of them alone, until a new one is made", async () => {
  const id = await newAccountIn(org, "ACTIVE", {
    email: "",
    login: "locked.recovery",
    lastName: "Weiß",
  });
  await org.run((tx) => showRecovery(tx, { id }));
  const lockedAt = (where = org) => where.run((tx) => readRecoveryLock(tx, id), at(60));
  expect(await lockedAt()).toBeNull();
  const data = { wrongFacts: 5, lockedAt: at(30) };
  await org.run((tx) =>
    tx.db.send.updateMany({ where: { orgId: tx.org, accountId: id, purpose: "RECOVERY" }, data }),
  );
  expect(await lockedAt()).toEqual(at(30));
  expect(await lockedAt(other)).toBeNull();
  await org.run((tx) => showRecovery(tx, { id, replaces: true }));
  expect(await org.run((tx) => readRecoveryLock(tx, id))).toBeNull();
});

test("the recovery code before a locked one is not shown in its stead: it opens nothing any more", async () => {
  const given = { email: "", login: "locked.twice", lastName: "Núñez" };
  const id = await newAccountIn(org, "ACTIVE", given);
  const recover = (replaces: boolean, seconds: number) =>
    org.run((tx) => showRecovery(tx, { id, replaces }), at(seconds));
  const newest = () =>
    org.run((tx) =>
      tx.db.send.findFirstOrThrow({
        where: { orgId: tx.org, accountId: id, purpose: "RECOVERY" },
        orderBy: { createdAt: "desc" },
      }),
    );
  const first = await recover(false, 0);
  const { code } = await recover(true, 60);
  const { id: sendId } = await newest();
  for (const left of [4, 3, 2, 1, 0])
    expect(await answer(sendId, "Nobody", at(90))).toEqual({ left });
  expect(await refusedWith(recover(false, 120))).toBe("code-locked");
  const third = await recover(true, 180);
  expect([first.code, code]).not.toContain(third.code);
  expect((await recover(false, 240)).code).toBe(third.code);
});
