import { beforeAll, expect, test } from "vitest";
import { markAsked } from "@/accounts/mark-asked";
import { moveAccounts } from "@/accounts/move-accounts";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { markUndeliverable } from "@/reach/mark-undeliverable";
import { haveLeft, refusedWith, timelineOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { codeInstead } from "./code-instead";
import { dismissPeople } from "./dismiss-people";
import { listDesk } from "./list-desk";
import { countAside, listDeskIds, readAside } from "./queries";
import type { DeskFilter } from "./rules";
import { takeBack } from "./take-back";

const START = Date.parse("2026-03-10T09:00:00Z");
const at = (hours: number) => new Date(START + hours * 3_600_000);

let org: TestOrg;
let admin: Awaited<ReturnType<typeof newAdmin>>;

async function invited(lastName: string, hours = 0, where = org): Promise<string> {
  const id = await newAccountIn(where, "CREATED", { lastName });
  await where.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }), at(hours));
  await haveLeft(where, id);
  return id;
}

const comesBack = (id: string, hours: number, where = org) =>
  where.run(async (tx) => {
    const person = await tx.db.account.findFirstOrThrow({ where: { orgId: tx.org, id } });
    const addressKey = person.emailKey ?? "";
    await markUndeliverable(tx, { rows: [{ accountId: id, addressKey, reason: "5.1.1" }] });
  }, at(hours));
const asks = (id: string, hours: number) => org.run((tx) => markAsked(tx, { id }), at(hours));
const asAdmin = <T>(hours: number, work: Parameters<typeof inOrg<T>>[1]) =>
  inOrg(admin.scope, work, "act", at(hours));
const aside = (ids: string[], hours: number) => asAdmin(hours, (tx) => dismissPeople(tx, { ids }));
const back = (ids: string[], hours: number) => asAdmin(hours, (tx) => takeBack(tx, { ids }));

const shown = (hours: number, filter: DeskFilter) =>
  org.run(async (tx) => {
    const { rows } = await listDesk(tx, filter);
    return rows.map(({ lastName, reason }) => `${lastName} ${reason}`);
  }, at(hours));
const ASIDE = { isAside: true } as const;

beforeAll(async () => {
  org = await newOrg();
  admin = await newAdmin(org);
});

test("who was put aside is listed with the reason, who did it and when, what was put aside last first", async () => {
  const [bounced, asking, expired] = [
    await invited("Bounced"),
    await invited("Asking"),
    await invited("Over", -200),
  ];
  await comesBack(bounced, 1);
  await asks(asking, 1);
  await aside([bounced], 2);
  await aside([asking], 3);
  await aside([expired], 4);
  expect(await shown(5, ASIDE)).toEqual(["Over expired", "Asking asked", "Bounced undeliverable"]);
  expect(await shown(5, {})).toEqual([]);
  expect(await org.run(countAside, at(5))).toBe(3);
  expect(await shown(5, { ...ASIDE, q: "boun" })).toEqual(["Bounced undeliverable"]);
  expect(await shown(5, { ...ASIDE, reason: "asked" })).toEqual(["Asking asked"]);
  expect(await org.run((tx) => listDeskIds(tx, ASIDE), at(5))).toEqual([expired, asking, bounced]);
  const { rows } = await org.run((tx) => listDesk(tx, ASIDE), at(5));
  const name = await org.run(async (tx) => {
    const where = { orgId: tx.org, id: admin.id };
    const one = await tx.db.account.findFirstOrThrow({ where });
    return [one.firstName, one.lastName].filter(Boolean).join(" ");
  });
  expect(rows[0]).toMatchObject({ at: at(4), asideBy: name, isCoded: false });
  expect(await org.run((tx) => readAside(tx, bounced), at(5))).toMatchObject({
    at: at(2),
    asideBy: name,
  });
  const page = (cursor?: { at: Date; id: string }) =>
    org.run((tx) => listDesk(tx, ASIDE, cursor, 2), at(5));
  const first = await page();
  const last = first.rows.at(-1);
  if (!last) throw new Error("there is no second row");
  expect([first.more, (await page(last)).rows.map(({ id }) => id)]).toEqual([true, [bounced]]);
});

test("taken back they stand on the Desk as before, also with the request they had made", async () => {
  const [asking, bounced] = [await invited("Wishing"), await invited("Returned")];
  await asks(asking, 1);
  await comesBack(bounced, 2);
  await aside([asking, bounced], 3);
  const { done, refused } = await back([asking, bounced], 4);
  expect([done.map(({ id }) => id).sort(), refused]).toEqual([[asking, bounced].sort(), []]);
  expect(await shown(5, { q: "wishing" })).toEqual(["Wishing asked"]);
  expect(await shown(5, { q: "returned" })).toEqual(["Returned undeliverable"]);
  expect(await shown(5, { ...ASIDE, q: "wishing" })).toEqual([]);
  expect((await back([asking], 6)).refused).toEqual([{ id: asking, code: "not-applicable" }]);
  expect(await timelineOf(org, asking)).toContain("desk-taken-back");
  const acts = await org.run((tx) =>
    tx.db.auditEntry.findMany({ where: { orgId: tx.org, accountId: asking } }),
  );
  expect(acts.map(({ act }) => act)).toContain("desk.taken-back");
});

test("news puts somebody back by itself; what became settled otherwise is no longer put aside", async () => {
  const [again, sent, gone] = [
    await invited("Twice"),
    await invited("Resent"),
    await invited("Claimed"),
  ];
  for (const id of [again, sent, gone]) await asks(id, 1);
  await aside([again, sent, gone], 2);
  await asks(again, 3);
  expect(await shown(4, { q: "twice" })).toEqual(["Twice asked"]);
  expect(await shown(4, { ...ASIDE, q: "twice" })).toEqual([]);
  await org.run((tx) => inviteAccounts(tx, { ids: [sent], lane: 2 }), at(4));
  await org.run((tx) => moveAccounts(tx, { ids: [gone], event: "claim" }), at(4));
  expect(await shown(5, { ...ASIDE, q: "resent" })).toEqual([]);
  expect(await shown(5, { ...ASIDE, q: "claimed" })).toEqual([]);
  expect((await back([sent, gone], 6)).done).toEqual([]);
  expect(await org.run((tx) => readAside(tx, sent), at(6))).toBeUndefined();
});

test("who was given a code instead is put aside too, and it is said why", async () => {
  const id = await invited("Coded");
  await comesBack(id, 1);
  await asAdmin(2, (tx) => codeInstead(tx, { ids: [id] }));
  const { rows } = await org.run((tx) => listDesk(tx, { ...ASIDE, q: "coded" }), at(3));
  expect(rows).toMatchObject([{ id, isCoded: true }]);
});

test("nobody without the right takes anybody back, and nobody of another organisation is", async () => {
  const other = await newOrg();
  const theirs = await invited("Zarathustra", 0, other);
  const foreign = await newAdmin(other);
  await comesBack(theirs, 1, other);
  await inOrg(foreign.scope, (tx) => dismissPeople(tx, { ids: [theirs] }), "act", at(2));
  expect(await shown(3, { ...ASIDE, q: "zarathustra" })).toEqual([]);
  expect((await back([theirs], 3)).refused).toEqual([{ id: theirs, code: "not-applicable" }]);
  expect(await other.run(countAside, at(4))).toBe(1);
  const looker = await newAdmin(org, ["AUDITOR"]);
  const tries = inOrg(looker.scope, (tx) => takeBack(tx, { ids: [theirs] }), "act", at(4));
  expect(await refusedWith(tries)).toBe("not-allowed");
});
