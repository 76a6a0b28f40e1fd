import { beforeAll, describe, expect, test } from "vitest";
import { giveRole } from "@/admins/give-role";
import { eraseAccounts } from "@/erasures/erase-accounts";
import { claimAccount } from "@/invitations/claim-account";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { closeAccounts } from "@/lifecycle/close-accounts";
import { countPeople } from "@/people/queries";
import { askToJoin, enter, openLink, waitingAccount } from "../../tests/support/joins";
import { messagesOf, refusedWith, timelineOf, worthOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { interleave } from "../../tests/support/races";
import { approveJoins } from "./approve-joins";
import { changeJoinLink } from "./change-join-link";
import { closeJoinLink } from "./close-join-link";
import { declineJoins } from "./decline-joins";
import { enterJoin } from "./enter-join";
import { forgetJoins } from "./forget-joins";
import { countJoins, countOpenRequests, listJoins, readEntry, readHeldLink } from "./queries";
import { resumeJoinLink } from "./resume-join-link";
import { entryWorth } from "./rules";

const DAY = 86_400_000;

let other: TestOrg;
beforeAll(async () => {
  other = await newOrg("Norddal");
  await askToJoin(other, await openLink(other), "mia@halden.example");
});

const accountsAt = (org: TestOrg, email: string) =>
  org.run((tx) => tx.db.account.findMany({ where: { orgId: tx.org, emailKey: email } }));
const worth = (org: TestOrg, sendId: string, at?: Date) =>
  org.run(async (tx) => {
    const entry = await readEntry(tx, sendId);
    return entry && entryWorth(entry, tx.now);
  }, at);
const requests = (org: TestOrg) =>
  org.run((tx) =>
    tx.db.joinRequest.findMany({ where: { orgId: tx.org }, orderBy: { askedAt: "asc" } }),
  );

/** What another organisation has: nothing that happens here touches it. */
const elsewhere = async () => [
  (await requests(other)).map(({ state }) => state),
  (await accountsAt(other, "mia@halden.example")).length,
  await other.run(async (tx) => (await readHeldLink(tx))?.pausedAt),
];

describe("somebody who follows the open link", () => {
  test("gets a mail and nothing else, whoever has the address", async () => {
    const org = await newOrg();
    const link = await openLink(org);
    const id = await waitingAccount(org, "Known@halden.example");
    for (const email of ["mia@halden.example", "known@halden.example"])
      await askToJoin(org, link, email);
    const letters = await org.run((tx) => tx.db.message.findMany({ where: { orgId: tx.org } }));
    expect(
      letters.map(({ letter, lane, locale, accountId }) => [letter, lane, locale, accountId]),
    ).toEqual([
      ["join-proof", 1, "th", null],
      ["join-proof", 1, "th", null],
    ]);
    expect(JSON.stringify(letters)).not.toMatch(/Mia|Kruse|entry_/);
    expect(await accountsAt(org, "mia@halden.example")).toEqual([]);
    expect(await timelineOf(org, id)).toEqual(["created"]);
    expect(await refusedWith(askToJoin(org, link, "mia@sub.halden.example"))).toBe("join-domain");
  });

  test("becomes an account once the address is proven, and claims it by the open link", async () => {
    const org = await newOrg();
    const link = await openLink(org);
    const sendId = await askToJoin(org, link, "Mia@halden.example");
    const claimSend = await enter(org, sendId);
    const [account] = await accountsAt(org, "mia@halden.example");
    expect(account).toMatchObject({
      ...{ status: "INVITED", source: "JOIN", firstName: "Mia", language: "th" },
      emailVerifiedAt: expect.any(Date),
    });
    expect(await enter(org, sendId)).toBe(claimSend);
    expect(await org.run((tx) => countPeople(tx, { waits: ["OPENED"] }, 9))).toBe(1);
    expect(await worthOf(org, claimSend)).toBe("live");
    await org.run((tx) =>
      claimAccount(tx, { sendId: claimSend ?? "", passwordHash: "hash", about: {} }),
    );
    const id = account?.id ?? "";
    expect(await timelineOf(org, id)).toEqual(["created", "invite", "self-join"]);
    expect(await worth(org, sendId)).toBe("mine");
    const [request] = await requests(org);
    expect(request).toMatchObject({
      ...{ state: "ENTERED", accountId: id, email: null, firstName: null, searchText: null },
    });
    const { rows } = await org.run((tx) => listJoins(tx, { q: "kruse", tab: "came", link }));
    expect(rows).toMatchObject([{ accountId: id, status: "ACTIVE", email: "Mia@halden.example" }]);
    expect((await messagesOf(org, id)).map(({ letter }) => letter)).toEqual(["join-proof"]);
    expect(await org.run(async (tx) => (await readHeldLink(tx))?.uses)).toBe(1);
  });

  test("claims the account that is there, invited or not, and never becomes a twin", async () => {
    const org = await newOrg();
    const link = await openLink(org, { approval: false });
    const created = await waitingAccount(org, "a@halden.example");
    const invited = await waitingAccount(org, "b@halden.example");
    await org.run((tx) => inviteAccounts(tx, { ids: [invited], lane: 2 }));
    for (const [email, id] of [
      ["a@halden.example", created],
      ["b@halden.example", invited],
    ] as const) {
      const claimSend = await enter(org, await askToJoin(org, link, email));
      expect(await worthOf(org, claimSend)).toBe("live");
      expect((await accountsAt(org, email)).map((one) => one.id)).toEqual([id]);
    }
    await org.run((tx) => closeAccounts(tx, { ids: [created] }));
    const again = await askToJoin(org, link, "a@halden.example");
    expect([await worth(org, again), await refusedWith(enter(org, again))]).toEqual([
      "neutral",
      "link-dead",
    ]);
  });

  test("does not become an admin by it", async () => {
    const org = await newOrg();
    const link = await openLink(org);
    const id = await waitingAccount(org, "a@halden.example");
    await org.run((tx) => giveRole(tx, { ids: [id], role: "OWNER" }));
    const sendId = await askToJoin(org, link, "a@halden.example");
    expect([await worth(org, sendId), await refusedWith(enter(org, sendId))]).toEqual([
      "invited",
      "link-dead",
    ]);
  });

  test("of two proofs of one address at once one makes the account, the other finds it", async () => {
    const org = await newOrg();
    const link = await openLink(org);
    const sends = [
      await askToJoin(org, link, "mia@halden.example"),
      await askToJoin(org, link, "MIA@halden.example"),
    ];
    const [first, second] = await interleave(
      (hold) =>
        org.run(async (tx) => {
          const entered = await enterJoin(tx, { sendId: sends[0] ?? "" });
          await hold();
          return entered;
        }),
      () => org.run((tx) => enterJoin(tx, { sendId: sends[1] ?? "" })),
    );
    expect(second).toEqual(first);
    expect(await accountsAt(org, "mia@halden.example")).toHaveLength(1);
    expect(await org.run(async (tx) => (await readHeldLink(tx))?.uses)).toBe(1);
    expect(await org.run((tx) => countJoins(tx, { q: "", tab: "came" }))).toMatchObject({
      came: 1,
    });
  });

  test("of two who take the last use at once one comes in", async () => {
    const org = await newOrg();
    const link = await openLink(org, { mostUses: 1 });
    const [one, two] = [
      await askToJoin(org, link, "a@halden.example"),
      await askToJoin(org, link, "b@halden.example"),
    ];
    const [, late] = await interleave(
      (hold) =>
        org.run(async (tx) => {
          await enterJoin(tx, { sendId: one });
          await hold();
        }),
      () => refusedWith(enter(org, two)),
    );
    expect([late, await worth(org, two), await worth(org, one)]).toEqual([
      "link-dead",
      "spent",
      "live",
    ]);
    expect(await accountsAt(org, "b@halden.example")).toEqual([]);
  });
});

describe("where an admin lets people in", () => {
  test("they wait without an account, and come in by the usual invitation, or not", async () => {
    const org = await newOrg();
    const admin = await newAdmin(org);
    const link = await openLink(org, { approval: true, mostUses: 2 });
    const sends: string[] = [];
    for (const name of ["a", "b", "c"])
      sends.push(await askToJoin(org, link, `${name}@halden.example`));
    for (const sendId of sends) expect(await enter(org, sendId)).toBeUndefined();
    const [a = "", b = "", c = ""] = sends;
    expect([await worth(org, a), (await accountsAt(org, "a@halden.example")).length]).toEqual([
      "waiting",
      0,
    ]);
    // another mail to the same address waits with the first one
    expect(await worth(org, await askToJoin(org, link, "a@halden.example"))).toBe("waiting");
    const { rows } = await org.run((tx) => listJoins(tx, { q: "b@halden", tab: "waiting" }));
    expect(rows).toMatchObject([{ email: "b@halden.example", accountId: null }]);
    const ids = (await requests(org))
      .filter(({ state }) => state === "WAITING")
      .map(({ id }) => id);
    const [first = "", second = "", third = ""] = ids;
    const as = (permissions: ("accounts.manage" | "accounts.invite")[]) =>
      mintScope(org.id, { kind: "account", id: admin.id, permissions });
    const approve = (some: string[]) => (tx: Parameters<typeof approveJoins>[0]) =>
      approveJoins(tx, { ids: some });
    expect(await refusedWith(inOrg(as(["accounts.invite"]), approve([first])))).toBe("not-allowed");
    const foreign = (await requests(other))[0]?.id ?? "";
    const declined = await inOrg(admin.scope, (tx) => declineJoins(tx, { ids: [second, foreign] }));
    expect(declined).toEqual({
      done: [{ id: second }],
      refused: [{ id: foreign, code: "not-found" }],
    });
    const { done, refused } = await inOrg(admin.scope, approve([first, second, foreign]));
    expect(done.map(({ id }) => id)).toEqual([first]);
    expect(refused.map(({ id, code }) => [id, code])).toEqual([
      [second, "not-found"],
      [foreign, "not-found"],
    ]);
    const [account] = await accountsAt(org, "a@halden.example");
    expect(account).toMatchObject({ status: "INVITED", source: "JOIN", id: done[0]?.accountId });
    const letters = await messagesOf(org, account?.id ?? "");
    expect(letters.map(({ letter, locale }) => [letter, locale])).toContainEqual([
      "invitation",
      "th",
    ]);
    // who reads the mailbox may as well go on from the mail they have
    expect([await worth(org, a), await worth(org, b), await worth(org, c)]).toEqual([
      "live",
      "declined",
      "waiting",
    ]);
    await org.run((tx) =>
      changeJoinLink(tx, {
        id: link,
        domains: ["halden.example"],
        mostUses: 1,
        lastDay: null,
        approval: true,
        alarmAbove: 50,
      }),
    );
    expect((await inOrg(admin.scope, approve([third]))).refused).toEqual([
      { id: third, code: "join-uses-spent" },
    ]);
  });
});

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
      await worth(org, d),
      await refusedWith(askToJoin(org, link, "f@halden.example")),
    ]).toEqual(["paused", "link-dead"]);
    await org.run((tx) => resumeJoinLink(tx, { id: link }));
    expect(await enter(org, d)).toBeDefined();
    expect([await worth(org, e), await elsewhere()]).toEqual(["live", [["ASKED"], 0, null]]);
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
    expect([await worth(org, waits), await worth(org, asked)]).toEqual(["off", "off"]);
    const next = await openLink(org);
    expect(next).not.toBe(link);
    expect(await refusedWith(askToJoin(org, link, "c@halden.example"))).toBe("link-dead");
    expect(await worth(org, await askToJoin(org, next, "c@halden.example"))).toBe("live");
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
  const ids = (await requests(org)).map(({ id }) => id);
  await org.run((tx) => declineJoins(tx, { ids }));
  await askToJoin(org, link, "asked@halden.example");
  const account = await waitingAccount(org, "erased@halden.example");
  await askToJoin(org, link, "erased@halden.example");
  await org.run((tx) => closeAccounts(tx, { ids: [account] }));
  await org.run((tx) => eraseAccounts(tx, { ids: [account] }));
  const left = async () => (await requests(org)).map(({ email }) => email);
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
