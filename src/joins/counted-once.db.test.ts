import { describe, expect, test } from "vitest";
import { claimAccount } from "@/invitations/claim-account";
import { handLink } from "@/invitations/hand-link";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import {
  accountsAt,
  askToJoin,
  enter,
  entryWorthOf,
  openLink,
  requestsOf,
  waitingAccount,
} from "../../tests/support/joins";
import type { TestOrg } from "../../tests/support/org";
import { newOrg } from "../../tests/support/org";
import { approveJoins } from "./approve-joins";
import { countJoins, readHeldLink } from "./queries";

const UMA = "uma@halden.example";

/** What the organisation is told of its link. */
const told = (org: TestOrg) =>
  org.run(async (tx) => {
    const link = await readHeldLink(tx);
    const { came } = await countJoins(tx, { q: "", tab: "came" });
    return { uses: link?.uses, came, isPaused: link?.pausedAt !== null };
  });

const withdraw = async (org: TestOrg) => {
  const ids = (await accountsAt(org, UMA)).map(({ id }) => id);
  await org.run((tx) => withdrawInvitations(tx, { ids }));
};

describe("who comes by a link again", () => {
  test("counts once, however many mails they follow", async () => {
    const [org, other] = [await newOrg(), await newOrg("Norddal")];
    const link = await openLink(org, { alarmAbove: 1, mostUses: 2 });
    await enter(other, await askToJoin(other, await openLink(other), UMA));
    const mails = [];
    for (let i = 0; i < 3; i++) mails.push(await askToJoin(org, link, UMA));
    const first = await enter(org, mails[0] ?? "");
    expect(await enter(org, await askToJoin(org, link, UMA))).toBe(first);
    expect(await told(org)).toEqual({ uses: 1, came: 1, isPaused: false });
    expect(await enter(org, await askToJoin(org, link, "b@halden.example"))).toBeDefined();
    expect(await told(org)).toEqual({ uses: 2, came: 2, isPaused: true });
    expect(await told(other)).toEqual({ uses: 1, came: 1, isPaused: false });
  });

  test("asks an admin once their invitation was withdrawn, and takes no other use", async () => {
    const org = await newOrg();
    const link = await openLink(org, { mostUses: 2 });
    const mail = await askToJoin(org, link, UMA);
    await enter(org, mail);
    await withdraw(org);
    const again = await askToJoin(org, link, UMA);
    expect([await entryWorthOf(org, mail), await enter(org, again)]).toEqual([
      "neutral",
      undefined,
    ]);
    expect((await accountsAt(org, UMA))[0]?.status).toBe("CREATED");
    await enter(org, await askToJoin(org, link, "b@halden.example"));
    const waiting = (await requestsOf(org)).filter(({ state }) => state === "WAITING");
    const ids = waiting.map(({ id }) => id);
    const approved = await org.run((tx) => approveJoins(tx, { ids }));
    expect([approved.done.map(({ id }) => id), approved.refused]).toEqual([ids, []]);
    expect((await accountsAt(org, UMA))[0]?.status).toBe("INVITED");
    expect(await told(org)).toEqual({ uses: 2, came: 2, isPaused: false });
  });
});

describe("whose address it is", () => {
  test("is not said of who claims by another link than the mailed one", async () => {
    const org = await newOrg();
    const id = await waitingAccount(org, UMA);
    const { sendId } = await org.run((tx) => handLink(tx, { accountId: id, channel: "LINK" }));
    await enter(org, await askToJoin(org, await openLink(org), UMA));
    await org.run((tx) => claimAccount(tx, { sendId, passwordHash: "hash", about: {} }));
    expect(await accountsAt(org, UMA)).toMatchObject([{ status: "ACTIVE", emailVerifiedAt: null }]);
  });

  test("is not said of who was let in by an admin until they claim", async () => {
    const org = await newOrg();
    await enter(org, await askToJoin(org, await openLink(org, { approval: true }), UMA));
    const ids = (await requestsOf(org)).map(({ id }) => id);
    await org.run((tx) => approveJoins(tx, { ids }));
    expect(await accountsAt(org, UMA)).toMatchObject([{ emailVerifiedAt: null }]);
  });
});
