import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { giveRole } from "@/admins/give-role";
import { claimAccount } from "@/invitations/claim-account";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { closeAccounts } from "@/lifecycle/close-accounts";
import { leaseMessages } from "@/messages/store";
import { countPeople } from "@/people/queries";
import {
  accountsAt,
  askToJoin,
  enter,
  entryWorthOf,
  openLink,
  requestsOf,
  waitingAccount,
} from "../../tests/support/joins";
import { messagesOf, refusedWith, timelineOf, worthOf } from "../../tests/support/links";
import { newOrg } from "../../tests/support/org";
import { interleave } from "../../tests/support/races";
import { enterJoin } from "./enter-join";
import { countJoins, listJoins, readHeldLink } from "./queries";

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
    expect(letters.map(({ details }) => details)).toEqual([
      { approval: false },
      { approval: false },
    ]);
    const leased = await org.run((tx) =>
      leaseMessages(tx, 1, 9, randomUUID(), new Date(tx.now.getTime() + 60_000)),
    );
    expect(leased.map(({ purpose, counts }) => [purpose, counts])).toEqual([
      ["JOIN", true],
      ["JOIN", true],
    ]);
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
      emailVerifiedAt: null,
    });
    expect(await enter(org, sendId)).toBe(claimSend);
    expect(await org.run((tx) => countPeople(tx, { waits: ["OPENED"] }, 9))).toBe(1);
    expect(await worthOf(org, claimSend)).toBe("live");
    await org.run((tx) =>
      claimAccount(tx, { sendId: claimSend ?? "", passwordHash: "hash", about: {} }),
    );
    const id = account?.id ?? "";
    expect(await timelineOf(org, id)).toEqual(["created", "invite", "self-join"]);
    const [claimed] = await accountsAt(org, "mia@halden.example");
    expect(claimed?.emailVerifiedAt).toBeInstanceOf(Date);
    expect(await entryWorthOf(org, sendId)).toBe("mine");
    const [request] = await requestsOf(org);
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
    expect([await entryWorthOf(org, again), await refusedWith(enter(org, again))]).toEqual([
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
    expect([await entryWorthOf(org, sendId), await refusedWith(enter(org, sendId))]).toEqual([
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
    expect([late, await entryWorthOf(org, two), await entryWorthOf(org, one)]).toEqual([
      "link-dead",
      "spent",
      "live",
    ]);
    expect(await accountsAt(org, "b@halden.example")).toEqual([]);
  });
});
