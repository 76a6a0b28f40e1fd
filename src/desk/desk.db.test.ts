import { beforeAll, expect, test } from "vitest";
import { markAsked } from "@/accounts/mark-asked";
import { moveAccounts } from "@/accounts/move-accounts";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { markUndeliverable } from "@/reach/mark-undeliverable";
import { stopReminders } from "@/reach/stop-reminders";
import {
  handOver,
  haveLeft,
  messagesOf,
  refusedWith,
  sendsOf,
  timelineOf,
  worthOf,
} from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { correctAddress } from "./correct-address";
import { dismissPeople } from "./dismiss-people";
import { listDesk } from "./list-desk";
import { countDesk, listDeskIds } from "./queries";
import type { DeskFilter, Reason } from "./rules";

const START = Date.parse("2026-03-10T09:00:00Z");
const at = (hours: number) => new Date(START + hours * 3_600_000);

let org: TestOrg;
let admin: Awaited<ReturnType<typeof newAdmin>>;
const people = new Map<string, string>();

async function invited(lastName: string, hours: number, email?: string): Promise<string> {
  const id = await newAccountIn(org, "CREATED", { lastName, ...(email ? { email } : {}) });
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }), at(hours));
  await haveLeft(org, id);
  people.set(lastName, id);
  return id;
}

const mark = (id: string, hours: number, where = org) =>
  where.run(async (tx) => {
    const person = await tx.db.account.findFirstOrThrow({ where: { orgId: tx.org, id } });
    const addressKey = person.emailKey ?? "";
    await markUndeliverable(tx, { rows: [{ accountId: id, addressKey, reason: "5.1.1" }] });
  }, at(hours));
const fail = (id: string, hours: number) =>
  org.run(
    (tx) =>
      tx.db.message.updateMany({
        where: { orgId: tx.org, accountId: id },
        data: { state: "FAILED", reason: "552", stateAt: at(hours) },
      }),
    at(hours),
  );
const decline = (id: string, hours: number, reason = "not-wanted") =>
  org.run((tx) => moveAccounts(tx, { ids: [id], event: "decline", reason }), at(hours));

const shown = (hours: number, filter: DeskFilter = {}) =>
  org.run(async (tx) => {
    const { rows } = await listDesk(tx, filter);
    return rows.map(({ lastName, reason }) => [lastName, reason] as const);
  }, at(hours));
const asAdmin = <T>(hours: number, work: Parameters<typeof inOrg<T>>[1]) =>
  inOrg(admin.scope, work, "act", at(hours));

beforeAll(async () => {
  org = await newOrg();
  admin = await newAdmin(org);
  const other = await newOrg();
  await mark(await newAccountIn(other), 1, other);
  await mark(await invited("Bounced", 0), 5);
  await fail(await invited("Failed", 0), 4);
  await decline(await invited("Declined", 0), 3, "not-me");
  const asked = await invited("Asked", 0);
  await org.run((tx) => markAsked(tx, { id: asked }), at(2));
  await invited("Expired", -100);
  await invited("Waiting", 40);
  const both = await invited("Both", 0);
  await decline(both, 1);
  await mark(both, 6);
});

test("everybody who needs a hand is shown once, what happened last first, each with the most pressing reason", async () => {
  expect(await shown(100)).toEqual([
    ["Expired", "expired"],
    ["Both", "undeliverable"],
    ["Bounced", "undeliverable"],
    ["Failed", "failed"],
    ["Declined", "declined"],
    ["Asked", "asked"],
  ]);
  const counts = await org.run(countDesk, at(100));
  expect(counts).toEqual({
    locked: 0,
    undeliverable: 2,
    password: 0,
    asked: 1,
    unsent: 0,
    declined: 1,
    failed: 1,
    expired: 1,
  });
});

test.each<[DeskFilter, string[]]>([
  [{ reason: "undeliverable" }, ["Both", "Bounced"]],
  [{ reason: "asked" }, ["Asked"]],
  [{ reason: "declined" }, ["Declined"]],
  [{ reason: "failed" }, ["Failed"]],
  [{ reason: "expired" }, ["Expired"]],
  [{ q: "decl" }, ["Declined"]],
  [{ q: "waiting" }, []],
])("%j", async (filter, names) => {
  expect((await shown(100, filter)).map(([name]) => name)).toEqual(names);
  const ids = await org.run((tx) => listDeskIds(tx, filter), at(100));
  expect(ids).toEqual(names.map((name) => people.get(name)));
});

test("pages follow each other in both directions", async () => {
  const page = (cursor: Parameters<typeof listDesk>[2]) =>
    org.run((tx) => listDesk(tx, {}, cursor, 2), at(100));
  const first = await page(undefined);
  const [, last] = first.rows;
  if (!last) throw new Error("there is no second row");
  const second = await page({ at: last.at, id: last.id });
  expect(second.rows.map(({ lastName }) => lastName)).toEqual(["Bounced", "Failed"]);
  const [top = last] = second.rows;
  const back = await page({ at: top.at, id: top.id, back: true });
  expect(back.rows).toEqual(first.rows);
  expect([first.more, second.more, back.more]).toEqual([true, true, false]);
});

test("who was put aside comes back with the next that happens", async () => {
  const id = await invited("Again", 0);
  const reasons = async (hours: number): Promise<Reason[]> =>
    (await shown(hours, { q: "again" })).map(([, reason]) => reason);
  const dismiss = (hours: number) => asAdmin(hours, (tx) => dismissPeople(tx, { ids: [id] }));
  expect((await dismiss(1)).refused).toEqual([{ id, code: "not-applicable" }]);
  await mark(id, 2);
  expect((await dismiss(3)).done).toEqual([{ id }]);
  expect(await reasons(4)).toEqual([]);
  await mark(id, 5);
  expect(await reasons(6)).toEqual(["undeliverable"]);
  await dismiss(7);
  await org.run((tx) => markAsked(tx, { id }), at(8));
  expect(await reasons(9)).toEqual(["asked"]);
  await dismiss(10);
  await org.run((tx) => markAsked(tx, { id }), at(11));
  expect(await reasons(12)).toEqual(["asked"]);
  await dismiss(13);
  expect(await reasons(7 * 24 + 1)).toEqual(["expired"]);
  expect((await timelineOf(org, id)).filter((event) => event === "desk-dismissed")).toHaveLength(4);
});

test("an address is put right and the invitation sent there in one act; the link to the old one is dead", async () => {
  const id = await invited("Corrected", 0);
  const [old] = await sendsOf(org, id);
  await handOver(org, old ?? "");
  await mark(id, 1);
  const email = "put.right@halden.example";
  await asAdmin(2, (tx) => correctAddress(tx, { id, email }));
  const [, message] = await messagesOf(org, id);
  expect(message).toMatchObject({ toAddress: email, state: "QUEUED", letter: "invitation" });
  const [, fresh] = await sendsOf(org, id);
  expect(await worthOf(org, old, at(3))).toBe("neutral");
  expect(await worthOf(org, fresh, at(3))).toBe("live");
  expect(await shown(3, { q: "corrected" })).toEqual([]);
});

test("what cannot be sent is not changed either", async () => {
  const id = await invited("Stays", 0);
  const email = async () =>
    org.run(
      async (tx) => (await tx.db.account.findFirstOrThrow({ where: { orgId: tx.org, id } })).email,
    );
  const before = (await email()) ?? "";
  const to = (address: string) =>
    refusedWith(asAdmin(1, (tx) => correctAddress(tx, { id, email: address })));
  expect(await to(before)).toBe("email-same");
  await invited("Taken", 0, "taken.already@halden.example");
  expect(await to("taken.already@halden.example")).toBe("email-taken");
  const active = await newAccountIn(org, "ACTIVE");
  const change = asAdmin(1, (tx) => correctAddress(tx, { id: active, email: "n@halden.example" }));
  expect(await refusedWith(change)).toBe("claimed-address");
  expect(await email()).toBe(before);
});

test("sending again to one person tries the address once more; who wants no reminder gets none", async () => {
  const id = await invited("Reminded", 0);
  await mark(id, 1);
  const [send = ""] = await sendsOf(org, id);
  const stop = () => org.run((tx) => stopReminders(tx, { sendId: send }), at(2));
  expect([await stop(), await stop()]).toMatchObject([{ done: true }, { done: false }]);
  const invite = (letter: "invitation" | "reminder") =>
    asAdmin(3, (tx) => inviteAccounts(tx, { ids: [id], lane: 2, letter }));
  expect((await invite("reminder")).refused).toEqual([{ id, code: "dont-remind" }]);
  expect(await shown(4, { q: "reminded" })).toEqual([["Reminded", "undeliverable"]]);
  await invite("invitation");
  expect(await shown(4, { q: "reminded" })).toEqual([]);
});
