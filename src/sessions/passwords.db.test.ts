import { describe, expect, test } from "vitest";
import { moveAccounts } from "@/accounts/move-accounts";
import { readPasswordHash } from "@/factors/queries";
import { setPassword } from "@/factors/set-password";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { directoryDigest, readToken } from "@/lib/secrets";
import { makeSends } from "@/messages/make-sends";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { beginFlow } from "./begin-flow";
import { changePassword } from "./change-password";
import { readLiveSession, readResetLink } from "./queries";
import { resetPassword } from "./reset-password";
import { startSession } from "./start-session";

async function member(org: TestOrg) {
  const id = await newAccountIn(org, "ACTIVE");
  await org.run((tx) => setPassword(tx, { accountId: id, hash: "old" }));
  const scope = mintScope(org.id, { kind: "account", id, permissions: [] });
  return { id, scope };
}

async function open(org: TestOrg, accountId: string, epoch: number): Promise<string> {
  const { ticket } = await org.run((tx) => beginFlow(tx, { accountId, epoch, factors: [] }));
  const flowId = readToken("ticket", ticket)?.row ?? "";
  return (await org.run((tx) => startSession(tx, { flowId, known: true }))).browserId;
}

const isLive = (org: TestOrg, browserId: string) =>
  org.run(async (tx) => (await readLiveSession(tx, directoryDigest(browserId))) !== undefined);

const lettersOf = (org: TestOrg, accountId: string) =>
  org.run(async (tx) =>
    (await tx.db.message.findMany({ where: { accountId } })).map(({ letter }) => letter),
  );

async function resetSend(org: TestOrg, accountId: string, minutes = 60): Promise<string> {
  return org.run(async (tx) => {
    const { epoch, emailKey } = await tx.db.account.findFirstOrThrow({ where: { id: accountId } });
    const expiresAt = new Date(tx.now.getTime() + minutes * 60_000);
    const [send] = await makeSends(tx, [
      { purpose: "RESET", accountId, addressKey: emailKey, epoch, expiresAt },
    ]);
    return send?.id ?? "";
  });
}

describe("a changed password", () => {
  test("ends every session, tells the person, and leads into a new one", async () => {
    const org = await newOrg();
    const { id, scope } = await member(org);
    const browsers = [await open(org, id, 0), await open(org, id, 0)];
    const { ticket } = await inOrg(scope, (tx) =>
      changePassword(tx, { oldHash: "old", passwordHash: "new" }),
    );
    expect(await Promise.all(browsers.map((browserId) => isLive(org, browserId)))).toEqual([
      false,
      false,
    ]);
    expect(await org.run((tx) => readPasswordHash(tx, id))).toBe("new");
    expect(await lettersOf(org, id)).toEqual(["password-changed"]);
    const flowId = readToken("ticket", ticket)?.row ?? "";
    const { browserId } = await inOrg(scope, (tx) => startSession(tx, { flowId, known: true }));
    expect(await isLive(org, browserId)).toBe(true);
  });

  test("is not laid over one that was set meanwhile; of two changes one is made", async () => {
    const org = await newOrg();
    for (let round = 0; round < 5; round += 1) {
      const { scope } = await member(org);
      const race = (passwordHash: string) =>
        inOrg(scope, (tx) => changePassword(tx, { oldHash: "old", passwordHash }));
      const tries = await Promise.allSettled([race("one"), race("two")]);
      expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    }
    const { id, scope } = await member(org);
    const change = (passwordHash: string) =>
      inOrg(scope, (tx) => changePassword(tx, { oldHash: "old", passwordHash }));
    await change("two");
    await expect(change("three")).rejects.toThrow("changed-meanwhile");
    await org.run((tx) => moveAccounts(tx, { ids: [id], event: "suspend", source: "HAND" }));
    await expect(change("four")).rejects.toThrow("not-allowed");
  });
});

describe("a reset link", () => {
  test("sets the password once, also when two use it at the same moment, and ends every session", async () => {
    const org = await newOrg();
    const { id } = await member(org);
    const browserId = await open(org, id, 0);
    const [sendId, older] = [await resetSend(org, id), await resetSend(org, id)];
    const reset = (send: string, passwordHash: string) =>
      org.run((tx) => resetPassword(tx, { sendId: send, passwordHash }));
    const tries = await Promise.allSettled([
      reset(sendId, "one"),
      reset(sendId, "two"),
      reset(older, "three"),
    ]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await isLive(org, browserId)).toBe(false);
    await expect(reset(sendId, "four")).rejects.toThrow("link-dead");
    expect(["one", "two", "three"]).toContain(await org.run((tx) => readPasswordHash(tx, id)));
    expect(await lettersOf(org, id)).toEqual(["password-changed"]);
  });

  test("is nobody's in another organisation, and dead when late or its person is suspended", async () => {
    const [org, other] = [await newOrg(), await newOrg()];
    const { id } = await member(org);
    const sendId = await resetSend(org, id);
    expect(await other.run((tx) => readResetLink(tx, sendId))).toBeUndefined();
    await expect(
      other.run((tx) => resetPassword(tx, { sendId, passwordHash: "x" })),
    ).rejects.toThrow("link-dead");
    const late = await resetSend(org, id, -1);
    await expect(
      org.run((tx) => resetPassword(tx, { sendId: late, passwordHash: "x" })),
    ).rejects.toThrow("link-dead");
    await org.run((tx) => moveAccounts(tx, { ids: [id], event: "suspend", source: "HAND" }));
    await expect(org.run((tx) => resetPassword(tx, { sendId, passwordHash: "x" }))).rejects.toThrow(
      "link-dead",
    );
  });
});
