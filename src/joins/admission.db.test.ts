import { beforeAll, describe, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import {
  accountsAt,
  askToJoin,
  enter,
  entryWorthOf,
  openLink,
  requestsOf,
} from "../../tests/support/joins";
import { messagesOf, refusedWith } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { approveJoins } from "./approve-joins";
import { changeJoinLink } from "./change-join-link";
import { declineJoins } from "./decline-joins";
import { listJoins } from "./queries";

let other: TestOrg;
beforeAll(async () => {
  other = await newOrg("Norddal");
  await askToJoin(other, await openLink(other), "mia@halden.example");
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
    expect([
      await entryWorthOf(org, a),
      (await accountsAt(org, "a@halden.example")).length,
    ]).toEqual(["waiting", 0]);
    // another mail to the same address waits with the first one
    expect(await entryWorthOf(org, await askToJoin(org, link, "a@halden.example"))).toBe("waiting");
    const { rows } = await org.run((tx) => listJoins(tx, { q: "b@halden", tab: "waiting" }));
    expect(rows).toMatchObject([{ email: "b@halden.example", accountId: null }]);
    const ids = (await requestsOf(org))
      .filter(({ state }) => state === "WAITING")
      .map(({ id }) => id);
    const [first = "", second = "", third = ""] = ids;
    const as = (permissions: ("accounts.manage" | "accounts.invite")[]) =>
      mintScope(org.id, { kind: "account", id: admin.id, permissions });
    const approve = (some: string[]) => (tx: Parameters<typeof approveJoins>[0]) =>
      approveJoins(tx, { ids: some });
    expect(await refusedWith(inOrg(as(["accounts.invite"]), approve([first])))).toBe("not-allowed");
    const foreign = (await requestsOf(other))[0]?.id ?? "";
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
    expect([
      await entryWorthOf(org, a),
      await entryWorthOf(org, b),
      await entryWorthOf(org, c),
    ]).toEqual(["live", "declined", "waiting"]);
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
