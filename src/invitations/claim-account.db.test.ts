import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { moveAccounts } from "@/accounts/move-accounts";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { readToken } from "@/lib/secrets";
import { digestOf } from "../../tests/support/connections";
import { handOver, refusedWith, sendsOf, timelineOf, worthOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import type { ClaimInput } from "./claim-account";
import { claimAccount } from "./claim-account";
import { copyLink } from "./copy-link";
import { declineInvitation } from "./decline-invitation";
import { inviteAccounts } from "./invite-accounts";
import { noteProgress } from "./note-progress";

let org: TestOrg;
let other: TestOrg;
let foreignSend: string;
const NAMED = { firstName: "Amara", lastName: "Diallo" };

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  const twin = await newAccountIn(other, "CREATED", { email: "amara.twin@halden.example" });
  await other.run((tx) => inviteAccounts(tx, { ids: [twin], lane: 2 }));
  foreignSend = (await sendsOf(other, twin))[0] ?? "";
});

async function invited(
  given: Parameters<typeof newAccountIn>[2] = {},
): Promise<[id: string, send: string]> {
  const id = await newAccountIn(org, "CREATED", given);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  const [send = ""] = await sendsOf(org, id);
  await handOver(org, send);
  return [id, send];
}

const invitee = () => mintScope(org.id, { kind: "invitee" });
const claim = (sendId: string, about: ClaimInput["about"] = {}, at?: Date) =>
  inOrg(
    invitee(),
    (tx) => claimAccount(tx, { sendId, passwordHash: `hash of ${sendId}`, about }),
    "act",
    at,
  );
const read = (id: string) =>
  org.run((tx) => tx.db.account.findUniqueOrThrow({ where: { orgId_id: { orgId: tx.org, id } } }));

test("a claim that signs in notes it with the move, any other none", async () => {
  const at = new Date(Date.now() + 60_000);
  for (const signsIn of [true, false]) {
    const [id, sendId] = await invited();
    const claiming = { sendId, passwordHash: "h", about: {}, signsIn };
    await inOrg(invitee(), (tx) => claimAccount(tx, claiming), "act", at);
    expect((await read(id)).lastSignInAt).toEqual(signsIn ? at : null);
  }
});

test("a claim makes the account active, proves the address, keeps the password and uses the secret up", async () => {
  const [id, send] = await invited({ language: "en" });
  const at = new Date(Date.now() + 60_000);
  expect(await claim(send, { language: "fr" }, at)).toEqual({ accountId: id, epoch: 0 });
  expect(await read(id)).toMatchObject({
    status: "ACTIVE",
    claimedAt: at,
    emailVerifiedAt: at,
    language: "fr",
    claimableUntil: null,
  });
  const [password, used, invitation] = await org.run(async (tx) => {
    const where = { orgId: tx.org, accountId: id };
    return [
      await tx.db.password.findFirst({ where }),
      await tx.db.send.findFirst({ where: { orgId: tx.org, id: send } }),
      await tx.db.invitation.findFirst({ where }),
    ] as const;
  });
  expect(password?.hash).toBe(`hash of ${send}`);
  expect([used?.consumedAt, invitation?.claimedAt]).toEqual([at, at]);
  const told = ["created", "invite", "edited", "claim", "message-cancelled"];
  expect(await timelineOf(org, id)).toEqual(told);
  expect(await worthOf(org, send)).toBe("claimed");
});

test("a copied link proves no address", async () => {
  const id = await newAccountIn(org);
  const { link } = await org.run((tx) => copyLink(tx, { id }));
  await claim(readToken("claim", link.split("/").at(-1) ?? "")?.row ?? "");
  expect(await read(id)).toMatchObject({ status: "ACTIVE", emailVerifiedAt: null });
});

test("the name is asked for where none is known, and kept otherwise", async () => {
  const [id, send] = await invited({ firstName: "", lastName: "" });
  expect(await refusedWith(claim(send))).toBe("name-missing");
  expect(await read(id)).toMatchObject({ status: "INVITED" });
  await claim(send, { firstName: "Noor", lastName: "Haddad" });
  expect(await read(id)).toMatchObject({
    firstName: "Noor",
    lastName: "Haddad",
    nameKey: "haddad noor",
  });
});

test("claiming again is told apart from a dead link", async () => {
  const [, send] = await invited();
  await claim(send);
  expect(await refusedWith(claim(send))).toBe("already-active");
});

test("dead links claim nothing", async () => {
  const [expired, expiredSend] = await invited();
  expect(await refusedWith(claim(expiredSend, NAMED, new Date(Date.now() + 8 * 86_400_000)))).toBe(
    "link-dead",
  );
  const [replaced, replacedSend] = await invited();
  await org.run((tx) => inviteAccounts(tx, { ids: [replaced], lane: 2 }));
  await handOver(org, (await sendsOf(org, replaced))[1] ?? "");
  expect(await refusedWith(claim(replacedSend))).toBe("link-dead");
  for (const event of ["withdraw", "close"] as const) {
    const [id, send] = await invited();
    await org.run((tx) => moveAccounts(tx, { ids: [id], event }));
    expect.soft(await refusedWith(claim(send)), event).toBe("link-dead");
  }
  const [suspended, suspendedSend] = await invited();
  await org.run((tx) => moveAccounts(tx, { ids: [suspended], event: "suspend", source: "HAND" }));
  expect(await refusedWith(claim(suspendedSend))).toBe("link-dead");
  expect(await read(expired)).toMatchObject({ status: "INVITED", claimedAt: null });
});

test("a link of a disabled organisation claims nothing", async () => {
  const closing = await newOrg();
  const id = await newAccountIn(closing);
  await closing.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  const [sendId = ""] = await sendsOf(closing, id);
  await closing.run((tx) =>
    tx.db.organization.update({
      where: { orgId: tx.org },
      data: { status: "DISABLED", disabledAt: tx.now },
    }),
  );
  const claiming = closing.run((tx) => claimAccount(tx, { sendId, passwordHash: "h", about: {} }));
  expect(await refusedWith(claiming)).toBe("link-dead");
});

test("an unknown secret and one of another organisation are refused alike", async () => {
  const before = await digestOf(other.id);
  expect(await refusedWith(claim(randomUUID()))).toBe("link-dead");
  expect(await refusedWith(claim(foreignSend))).toBe("link-dead");
  expect(await digestOf(other.id)).toEqual(before);
});

test("what fails at the very end releases the secret", async () => {
  const [id, send] = await invited();
  const failing = inOrg(invitee(), async (tx) => {
    await claimAccount(tx, { sendId: send, passwordHash: "h", about: {} });
    throw new Error("the disk was full");
  });
  await expect(failing).rejects.toThrow("the disk was full");
  expect(await worthOf(org, send)).toBe("live");
  expect(await claim(send)).toEqual({ accountId: id, epoch: 0 });
});

test("of 50 claims of one link at the same moment one wins", async () => {
  const [id, send] = await invited();
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, async (_, index) =>
      refusedWith(claim(send, { firstName: `Tab ${index}` })),
    ),
  );
  expect(outcomes.filter((code) => code === undefined)).toHaveLength(1);
  expect(outcomes.filter((code) => code === "already-active")).toHaveLength(49);
  const winner = outcomes.indexOf(undefined);
  expect(await read(id)).toMatchObject({ status: "ACTIVE", firstName: `Tab ${winner}` });
  const events = await timelineOf(org, id);
  expect(events.filter((event) => event === "claim")).toHaveLength(1);
});

test("declining tells the admin why, leaves the link alive and needs a live one", async () => {
  const [id, send] = await invited();
  const decline = () =>
    inOrg(invitee(), (tx) => declineInvitation(tx, { sendId: send, reason: "not-me" }));
  await decline();
  expect(await read(id)).toMatchObject({ status: "INVITED", declineReason: "not-me" });
  const told = ["created", "invite", "decline", "message-cancelled"];
  expect(await timelineOf(org, id)).toEqual(told);
  expect(await claim(send)).toMatchObject({ accountId: id });
  expect(await refusedWith(decline())).toBe("link-dead");
});

test("how far a person came is noted once", async () => {
  const [id, send] = await invited();
  const note = (step: "opened" | "started") =>
    inOrg(invitee(), (tx) => noteProgress(tx, { sendId: send, accountId: id, step }));
  for (const step of ["opened", "opened", "started", "started", "opened"] as const)
    await note(step);
  expect(await timelineOf(org, id)).toEqual(["created", "invite", "opened", "started"]);
});
