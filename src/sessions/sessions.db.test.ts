import { describe, expect, test } from "vitest";
import { moveAccounts } from "@/accounts/move-accounts";
import { giveRole } from "@/admins/give-role";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import type { Scope } from "@/lib/org";
import { directoryDigest, readToken } from "@/lib/secrets";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { beginFlow } from "./begin-flow";
import { endSession } from "./end-session";
import { moveBrowser } from "./move-browser";
import { countSessions, readLiveSession } from "./queries";
import { startSession } from "./start-session";
import { touchSession } from "./touch-session";

const DAY = 86_400_000;

const scopeOf = (org: TestOrg, id: string): Scope =>
  mintScope(
    org.id,
    { kind: "account", id, permissions: [] },
    { ip: "203.0.113.7", userAgent: "Firefox/140 Linux" },
  );

async function begin(org: TestOrg, accountId: string, epoch = 0): Promise<string> {
  const { ticket } = await org.run((tx) =>
    beginFlow(tx, { accountId, epoch, factors: ["PASSWORD"] }),
  );
  return readToken("ticket", ticket)?.row ?? "";
}

async function signIn(
  org: TestOrg,
  accountId: string,
  given: { oldBrowserId?: string; known?: boolean; epoch?: number } = {},
) {
  const flowId = await begin(org, accountId, given.epoch);
  const { oldBrowserId, known = false } = given;
  const started = await inOrg(scopeOf(org, accountId), (tx) =>
    startSession(tx, { flowId, oldBrowserId, known }),
  );
  return started.browserId;
}

const live = (org: TestOrg, browserId: string, at?: Date) =>
  org.run((tx) => readLiveSession(tx, directoryDigest(browserId)), at);

const letters = (org: TestOrg, accountId: string) =>
  org.run((tx) =>
    tx.db.message.findMany({ where: { accountId }, select: { letter: true, details: true } }),
  );

describe("a ticket", () => {
  test("becomes one session, also when two take it at the same moment", async () => {
    const org = await newOrg();
    const id = await newAccountIn(org, "ACTIVE");
    const flowId = await begin(org, id);
    const take = () => inOrg(scopeOf(org, id), (tx) => startSession(tx, { flowId, known: true }));
    const tries = await Promise.allSettled([take(), take(), take()]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await org.run((tx) => countSessions(tx, id))).toBe(1);
  });

  test("dies with the account's epoch, with its minute, and with the account", async () => {
    const org = await newOrg();
    const [suspended, late] = [
      await newAccountIn(org, "ACTIVE"),
      await newAccountIn(org, "ACTIVE"),
    ];
    const [first, second] = [await begin(org, suspended), await begin(org, late)];
    await org.run((tx) => moveAccounts(tx, { ids: [suspended], event: "suspend", source: "HAND" }));
    const start = (flowId: string, id: string, at?: Date) =>
      inOrg(scopeOf(org, id), (tx) => startSession(tx, { flowId, known: true }), "act", at);
    await expect(start(first, suspended)).rejects.toThrow("link-dead");
    await expect(start(second, late, new Date(Date.now() + 61_000))).rejects.toThrow("link-dead");
  });
});

describe("a session", () => {
  test("shows the person with what they may, and nobody in another organisation", async () => {
    const [org, other] = [await newOrg(), await newOrg()];
    const { id } = await newAdmin(org, ["INVITER"]);
    const browserId = await signIn(org, id);
    const session = await live(org, browserId);
    expect(session).toMatchObject({ accountId: id, slug: org.slug, roles: [{ role: "INVITER" }] });
    expect(session?.permissions).toEqual(["accounts.view", "accounts.invite"]);
    expect(await live(other, browserId)).toBeUndefined();
    await org.run((tx) => giveRole(tx, { ids: [id], role: "AUDITOR" }));
    expect((await live(org, browserId))?.permissions).toContain("audit.read");
  });

  test("ends at once when its person is suspended or closed, and when the organisation is disabled", async () => {
    const org = await newOrg();
    await newAdmin(org);
    const [one, two, three] = [
      await newAccountIn(org, "ACTIVE"),
      await newAccountIn(org, "ACTIVE"),
      await newAccountIn(org, "ACTIVE"),
    ];
    const browsers = [await signIn(org, one), await signIn(org, two), await signIn(org, three)];
    await org.run(async (tx) => {
      await moveAccounts(tx, { ids: [one], event: "suspend", source: "HAND" });
      await moveAccounts(tx, { ids: [one], event: "reactivate", source: "HAND" });
      await moveAccounts(tx, { ids: [two], event: "close" });
    });
    const seen = await Promise.all(browsers.map((browserId) => live(org, browserId)));
    expect(seen.map((session) => session?.accountId)).toEqual([undefined, undefined, three]);
    await org.run((tx) =>
      tx.db.organization.update({
        where: { orgId: org.id },
        data: { status: "DISABLED", disabledAt: tx.now },
      }),
    );
    expect(await live(org, browsers[2] ?? "")).toBeUndefined();
  });

  test("slides while it is used, up to its longest life", async () => {
    const org = await newOrg();
    const id = await newAccountIn(org, "ACTIVE");
    const browserId = await signIn(org, id);
    const later = (days: number) => new Date(Date.now() + days * DAY);
    expect(await live(org, browserId, later(29))).toBeDefined();
    expect(await live(org, browserId, later(31))).toBeUndefined();
    for (const day of [20, 40, 60, 80]) {
      const session = await live(org, browserId, later(day));
      if (!session) throw new Error(`the session was dead on day ${day}`);
      await org.run((tx) => touchSession(tx, session), later(day));
    }
    expect(await live(org, browserId, later(89))).toBeDefined();
    expect(await live(org, browserId, later(91))).toBeUndefined();
  });

  test("ends by hand, with its row in the directory", async () => {
    const org = await newOrg();
    const id = await newAccountIn(org, "ACTIVE");
    const browserId = await signIn(org, id);
    await inOrg(scopeOf(org, id), (tx) => endSession(tx, { browserId }));
    expect(await live(org, browserId)).toBeUndefined();
    expect(await org.run((tx) => tx.db.directory.count({ where: { kind: "browser" } }))).toBe(0);
  });
});

describe("a browser", () => {
  test("gets a fresh id at every sign-in, so that a planted one opens nothing", async () => {
    const org = await newOrg();
    const [mallory, victim] = [
      await newAccountIn(org, "ACTIVE"),
      await newAccountIn(org, "ACTIVE"),
    ];
    const planted = await signIn(org, mallory);
    const own = await signIn(org, victim, { oldBrowserId: planted });
    expect(own).not.toBe(planted);
    expect(await live(org, planted)).toBeUndefined();
    expect((await live(org, own))?.accountId).toBe(victim);
  });

  test("takes its sessions of other organisations along", async () => {
    const [org, other] = [await newOrg(), await newOrg()];
    const [here, there] = [await newAccountIn(org, "ACTIVE"), await newAccountIn(other, "ACTIVE")];
    const from = await signIn(other, there);
    const to = await signIn(org, here, { oldBrowserId: from });
    await other.run((tx) => moveBrowser(tx, { from, to }));
    expect((await live(org, to))?.accountId).toBe(here);
    expect((await live(other, to))?.accountId).toBe(there);
    expect(await live(other, from)).toBeUndefined();
  });

  test("that is new to an account is told to its person; never the first, never a known one", async () => {
    const org = await newOrg();
    const id = await newAccountIn(org, "ACTIVE");
    await signIn(org, id);
    expect(await letters(org, id)).toEqual([]);
    await signIn(org, id, { known: true });
    expect(await letters(org, id)).toEqual([]);
    await signIn(org, id);
    expect(await letters(org, id)).toEqual([
      {
        letter: "sign-in-notice",
        details: { device: "Firefox, Linux", origin: "203.0.113.7", at: expect.any(String) },
      },
    ]);
  });
});
