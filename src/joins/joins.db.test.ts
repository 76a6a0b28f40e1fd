import { beforeAll, describe, expect, test } from "vitest";
import { eraseAccounts } from "@/erasures/erase-accounts";
import { inOrg } from "@/lib/in-org";
import { closeAccounts } from "@/lifecycle/close-accounts";
import {
  accountsAt,
  askToJoin,
  enter,
  entryWorthOf,
  openLink,
  requestsOf,
  waitingAccount,
} from "../../tests/support/joins";
import { refusedWith } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { changeJoinLink } from "./change-join-link";
import { closeJoinLink } from "./close-join-link";
import { declineJoins } from "./decline-joins";
import { forgetJoins } from "./forget-joins";
import { countJoins, countOpenRequests, readHeldLink } from "./queries";
import { resumeJoinLink } from "./resume-join-link";

const DAY = 86_400_000;

let other: TestOrg;
beforeAll(async () => {
  other = await newOrg("Norddal");
  await askToJoin(other, await openLink(other), "mia@halden.example");
});

/** What another organisation has: nothing that happens here touches it. */
const elsewhere = async () => [
  (await requestsOf(other)).map(({ state }) => state),
  (await accountsAt(other, "mia@halden.example")).length,
  await other.run(async (tx) => (await readHeldLink(tx))?.pausedAt),
];

describe("the link", () => {
  test("pauses when more come than usual, and goes on when an admin says so", async () => {
    const org = await newOrg();
    const link = await openLink(org, { alarmAbove: 2 });
    const sends: string[] = [];
    for (const name of ["a", "b", "c", "d", "e"])
      sends.push(await askToJoin(org, link, `${name}@halden.example`));
    const [a = "", b = "", c = "", d = "", e = ""] = sends;
    for (const sendId of [a, b, c]) expect(await enter(org, sendId)).toBeDefined();
    expect([
      await entryWorthOf(org, d),
      await refusedWith(askToJoin(org, link, "f@halden.example")),
    ]).toEqual(["paused", "link-dead"]);
    await org.run((tx) => resumeJoinLink(tx, { id: link }));
    expect(await enter(org, d)).toBeDefined();
    expect([await entryWorthOf(org, e), await elsewhere()]).toEqual(["live", [["ASKED"], 0, null]]);
    const acts = await org.run((tx) =>
      tx.db.auditEntry.findMany({
        where: { orgId: tx.org, act: { startsWith: "joining" } },
        orderBy: { id: "asc" },
      }),
    );
    expect(acts.map(({ act }) => act)).toEqual([
      "joining.opened",
      "joining.paused",
      "joining.resumed",
    ]);
  });

  test("is off for good, with what was asked for by it; on is another one", async () => {
    const org = await newOrg();
    const inviter = await newAdmin(org, ["INVITER"]);
    const link = await openLink(org, { approval: true });
    const [waits, asked] = [
      await askToJoin(org, link, "a@halden.example"),
      await askToJoin(org, link, "b@halden.example"),
    ];
    await enter(org, waits);
    expect(await org.run((tx) => countOpenRequests(tx, link))).toEqual({ waiting: 1, asked: 1 });
    expect(await refusedWith(openLink(org))).toBe("changed-meanwhile");
    expect(await refusedWith(inOrg(inviter.scope, (tx) => closeJoinLink(tx, { id: link })))).toBe(
      "not-allowed",
    );
    expect(await refusedWith(other.run((tx) => closeJoinLink(tx, { id: link })))).toBe(
      "join-link-off",
    );
    expect(await org.run((tx) => closeJoinLink(tx, { id: link }))).toEqual({
      waiting: 1,
      asked: 1,
    });
    expect([await entryWorthOf(org, waits), await entryWorthOf(org, asked)]).toEqual([
      "off",
      "off",
    ]);
    const next = await openLink(org);
    expect(next).not.toBe(link);
    expect(await refusedWith(askToJoin(org, link, "c@halden.example"))).toBe("link-dead");
    expect(await entryWorthOf(org, await askToJoin(org, next, "c@halden.example"))).toBe("live");
    expect(await org.run((tx) => countJoins(tx, { q: "", tab: "waiting" }))).toMatchObject({
      waiting: 0,
    });
  });

  test("changes its rules, told with what was before, and never below what came", async () => {
    const org = await newOrg();
    const link = await openLink(org);
    for (const name of ["a", "b"])
      await enter(org, await askToJoin(org, link, `${name}@halden.example`));
    const rules = {
      id: link,
      domains: ["b.example"],
      mostUses: 2,
      lastDay: "2099-01-31",
      approval: true,
      alarmAbove: 9,
    };
    const change = (more: object) => org.run((tx) => changeJoinLink(tx, { ...rules, ...more }));
    expect(await refusedWith(change({ mostUses: 1 }))).toBe("join-uses-below");
    expect(await refusedWith(change({ lastDay: "2020-01-31" }))).toBe("join-day-past");
    expect((await change({})).changed.sort()).toEqual([
      "alarmAbove",
      "approval",
      "domains",
      "expiresAt",
      "mostUses",
    ]);
    expect((await change({})).changed).toEqual([]);
    const held = await org.run(readHeldLink);
    expect(held).toMatchObject({ uses: 2, expiresAt: new Date("2099-01-31T23:00:00Z") });
  });
});

test("what came to nothing is forgotten with the address, and an erasure takes what is still asked for", async () => {
  const org = await newOrg();
  const link = await openLink(org, { approval: true });
  const declined = await askToJoin(org, link, "declined@halden.example");
  await enter(org, declined);
  const ids = (await requestsOf(org)).map(({ id }) => id);
  await org.run((tx) => declineJoins(tx, { ids }));
  await askToJoin(org, link, "asked@halden.example");
  const account = await waitingAccount(org, "erased@halden.example");
  await askToJoin(org, link, "erased@halden.example");
  await org.run((tx) => closeAccounts(tx, { ids: [account] }));
  await org.run((tx) => eraseAccounts(tx, { ids: [account] }));
  const left = async () => (await requestsOf(org)).map(({ email }) => email);
  expect(await left()).toEqual(["declined@halden.example", "asked@halden.example"]);
  const later = (days: number) => new Date(Date.now() + days * DAY);
  expect(await org.run((tx) => forgetJoins(tx), later(6))).toBe(0);
  expect(await org.run((tx) => forgetJoins(tx), later(8))).toBe(1);
  expect(await left()).toEqual(["declined@halden.example"]);
  expect(await org.run((tx) => forgetJoins(tx), later(91))).toBe(1);
  const traces = await org.run(async (tx) => [
    await tx.db.send.count({
      where: { orgId: tx.org, purpose: "JOIN", addressKey: { not: null } },
    }),
    await tx.db.message.count({ where: { orgId: tx.org, toAddress: { not: "" } } }),
  ]);
  expect(traces).toEqual([0, 0]);
  expect((await elsewhere())[0]).toEqual(["ASKED"]);
});
