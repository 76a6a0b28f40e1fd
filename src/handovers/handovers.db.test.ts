import { beforeAll, expect, test } from "vitest";
import type { Role } from "@/admins/rules";
import { spellCode, symbolsOf } from "@/codes/rules";
import { claimAccount } from "@/invitations/claim-account";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import { prisma } from "@/lib/db";
import { inOrg } from "@/lib/in-org";
import { codeBytes, codeDigests, readToken } from "@/lib/secrets";
import { sql } from "@/lib/sql";
import { resetPassword } from "@/sessions/reset-password";
import { refusedWith, sendsOf, timelineOf, worthOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { openCode } from "./open-code";
import { showCode } from "./show-code";
import { showRecovery } from "./show-recovery";

let org: TestOrg;
let other: TestOrg;
let twin: string;
let logins = 0;

/** Somebody with neither mailbox nor phone. */
const newPerson = (of = org) => {
  logins += 1;
  return newAccountIn(of, "CREATED", { email: "", login: `nobody.${logins}` });
};
const invite = (id: string, of = org, at?: Date) =>
  of.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2, withCodes: true }), at);
const show = async (id: string, replaces = false, of = org, at?: Date) =>
  (await of.run((tx) => showCode(tx, { id, replaces }), at)).code;
const find = async (code: string) =>
  (
    await prisma().$queryRaw<{ org: string; id: string }[]>(
      sql`SELECT org_id AS org, id FROM app.find_code(${codeDigests(code)}::text[])`,
    )
  )[0];
/** As the page does: by what was typed alone, in the organisation that it leads to. */
async function opened(code: string, at?: Date) {
  const found = await find(code);
  if (!found) return undefined;
  const where = found.org === org.id ? org : other;
  const way = await where.run((tx) => openCode(tx, { sendId: found.id }), at);
  return way && { ...way, to: kindOf(way.token) };
}
const kindOf = (token: string | undefined) => token?.split("_")[0];
const days = (count: number) => new Date(Date.now() + count * 86_400_000);

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  twin = await newPerson(other);
  await invite(twin, other);
});

test("who has no address is invited with a code, which claims the account and proves nothing", async () => {
  const id = await newPerson();
  expect((await invite(id)).done).toMatchObject([{ id, to: "INVITED" }]);
  const code = await show(id);
  const way = await opened(code);
  expect(way?.to).toBe("claim");
  const sendId = readToken("claim", way?.token ?? "")?.row ?? "";
  expect(await worthOf(org, sendId)).toBe("live");
  await org.run((tx) => claimAccount(tx, { sendId, passwordHash: "h", about: {} }));
  const account = await org.run((tx) => tx.db.account.findFirst({ where: { orgId: tx.org, id } }));
  expect(account).toMatchObject({ status: "ACTIVE", emailVerifiedAt: null });
  expect(await timelineOf(org, id)).toEqual(["created", "invite", "code-shown", "claim"]);
});

test("a code leads to its own organisation only, and one of nobody to none", async () => {
  const code = await show(twin, false, other);
  expect((await find(code))?.org).toBe(other.id);
  expect(await find("0000000000000000")).toBeUndefined();
  const sendId = (await find(code))?.id ?? "";
  expect(await org.run((tx) => openCode(tx, { sendId }))).toBeUndefined();
  const foreign = org.run((tx) => showCode(tx, { id: twin }));
  await expect(foreign).rejects.toMatchObject({ code: "not-found" });
});

test("nothing that is stored spells the code; the person's row and the directory least of all", async () => {
  const id = await newPerson();
  await invite(id);
  const code = await show(id);
  const [sendId = ""] = await sendsOf(org, id, "CODE");
  expect(code).toBe(spellCode(codeBytes(org.id, sendId, 1)));
  const rows = await org.run(async (tx) => [
    await tx.db.directory.findMany({ where: { id: sendId } }),
    await tx.db.send.findMany({ where: { id: sendId } }),
    await tx.db.auditEntry.findMany({ where: { accountId: id } }),
    await tx.db.accountEvent.findMany({ where: { accountId: id } }),
  ]);
  const stored = JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? "" : value));
  expect(symbolsOf(stored)).not.toContain(code);
});

test("inviting again keeps the code and renews its 90 days; a new one takes its place; withdrawing kills it", async () => {
  const id = await newPerson();
  await invite(id);
  const code = await show(id);
  await invite(id, org, days(60));
  expect(await show(id, false, org, days(61))).toBe(code);
  expect((await opened(code, days(149)))?.to).toBe("claim");
  const newer = await show(id, true);
  expect(newer).not.toBe(code);
  const [old, next] = await sendsOf(org, id, "CODE");
  expect([await worthOf(org, old), await worthOf(org, next)]).toEqual(["replaced", "live"]);
  await org.run((tx) => withdrawInvitations(tx, { ids: [id] }));
  expect(await worthOf(org, next)).toBe("withdrawn");
  await invite(id);
  expect(await show(id)).not.toBe(newer);
});

test("a code can be added to somebody who was invited by mail; the link stays", async () => {
  const id = await newAccountIn(org);
  await invite(id);
  const [mailed] = await sendsOf(org, id);
  expect((await opened(await show(id)))?.to).toBe("claim");
  expect(await sendsOf(org, id)).toEqual([mailed]);
});

test("who was claimed and has no mailbox sets a new password with a code; it ends all that was before", async () => {
  const id = await newAccountIn(org, "ACTIVE", { email: "", login: "locked.out" });
  const recover = (replaces = false) => org.run((tx) => showRecovery(tx, { id, replaces }));
  const { code: first } = await recover();
  expect((await recover()).code).toBe(first);
  const { code } = await recover(true);
  expect(await opened(first)).toBeUndefined();
  const way = await opened(code);
  expect(way?.to).toBe("reset");
  expect(await opened(code, days(8))).toBeUndefined();
  const sendId = readToken("reset", way?.token ?? "")?.row ?? "";
  await org.run((tx) => resetPassword(tx, { sendId, passwordHash: "h" }));
  expect(await opened(code)).toBeUndefined();
  expect((await timelineOf(org, id)).slice(-2)).toEqual(["recovery-shown", "recover"]);
  const mailed = await newAccountIn(org, "ACTIVE");
  const refused = org.run((tx) => showRecovery(tx, { id: mailed }));
  expect(await refusedWith(refused)).toBe("not-applicable");
});

test.each<[Role, string | undefined]>([
  ["HELPDESK", undefined],
  ["INVITER", "not-allowed"],
  ["AUDITOR", "not-allowed"],
])("as %s, showing a code answers %s", async (role, refusal) => {
  const { scope } = await newAdmin(org, [role]);
  const id = await newPerson();
  await invite(id);
  const shown = inOrg(scope, (tx) => showCode(tx, { id }));
  if (refusal) await expect(shown).rejects.toMatchObject({ code: refusal });
  else expect((await shown).code).toHaveLength(16);
});

test("nobody is shown the code of who may do more than they", async () => {
  const { scope } = await newAdmin(org, ["HELPDESK"]);
  const id = await newPerson();
  await invite(id);
  await org.run((tx) =>
    tx.db.accountRole.create({
      data: { orgId: tx.org, accountId: id, role: "OWNER", givenAt: tx.now },
    }),
  );
  const shown = inOrg(scope, (tx) => showCode(tx, { id }));
  expect(await refusedWith(shown)).toBe("holds-more");
});
