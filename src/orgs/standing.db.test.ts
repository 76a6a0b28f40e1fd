import { beforeEach, expect, test } from "vitest";
import { workerScope } from "@/gates/worker";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { directoryDigest, makeToken, readToken } from "@/lib/secrets";
import { requestReset } from "@/lifecycle/request-reset";
import { pump } from "@/messages/job";
import { writeWording } from "@/messages/write-wording";
import { beginFlow } from "@/sessions/begin-flow";
import { readLiveSession, readResetLink } from "@/sessions/queries";
import { startSession } from "@/sessions/start-session";
import { digestOf } from "../../tests/support/connections";
import { handOver, messagesOf, refusedWith, sendsOf, worthOf } from "../../tests/support/links";
import { mailerTo, smtpServer } from "../../tests/support/mail-servers";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { disableOrganization } from "./disable-organization";
import { enableOrganization } from "./enable-organization";
import { readOrganization, readTrust } from "./queries";
import { setTrust } from "./set-trust";

let org: TestOrg;
let other: TestOrg;
beforeEach(async () => {
  org = await newOrg();
  other = await newOrg();
});

const disable = () => org.run((tx) => disableOrganization(tx, { reason: "phishing" }));
const enable = () => org.run((tx) => enableOrganization(tx));
const acts = (of: TestOrg) =>
  of.run(async (tx) => {
    const where = { orgId: tx.org, act: { startsWith: "organization." } };
    const rows = await tx.db.auditEntry.findMany({ where, orderBy: { id: "asc" } });
    return rows.map(({ act }) => act);
  });

async function invitedIn(of: TestOrg): Promise<{ id: string; send: string }> {
  const id = await newAccountIn(of);
  await of.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  const [send = ""] = await sendsOf(of, id);
  return { id, send };
}

test("disabling kills links, sessions, tickets and resets at once; enabling revives them", async () => {
  const { send } = await invitedIn(org);
  await handOver(org, send);
  const { id } = await newAdmin(org);
  const flow = async () => {
    const { ticket } = await org.run((tx) =>
      beginFlow(tx, { accountId: id, epoch: 0, factors: ["PASSWORD"] }),
    );
    return readToken("ticket", ticket)?.row ?? "";
  };
  const flowId = await flow();
  const { browserId } = await org.run((tx) => startSession(tx, { flowId, known: true }));
  const waiting = await flow();
  const email = await org.run(
    async (tx) => (await tx.db.account.findFirstOrThrow({ where: { orgId: tx.org, id } })).email,
  );
  await org.run((tx) => requestReset(tx, { identifier: email ?? "" }));
  const reset = (await messagesOf(org, id))[0]?.sendId ?? "";
  const session = () => org.run((tx) => readLiveSession(tx, directoryDigest(browserId)));
  const resetLink = () => org.run((tx) => readResetLink(tx, reset));
  expect([await worthOf(org, send), await session(), await resetLink()]).toEqual([
    "live",
    expect.anything(),
    expect.anything(),
  ]);

  expect(await disable()).toEqual({ changed: true });
  expect(await worthOf(org, send)).toBe("disabled");
  expect([await session(), await resetLink()]).toEqual([undefined, undefined]);
  expect(await org.run(readOrganization)).toBeNull();
  const start = () => org.run((tx) => startSession(tx, { flowId: waiting, known: true }));
  expect(await refusedWith(start())).toBe("link-dead");
  expect(await disable()).toEqual({ changed: false });

  expect(await enable()).toEqual({ changed: true });
  expect(await worthOf(org, send)).toBe("live");
  expect(await session()).toBeDefined();
  expect(await resetLink()).toBeDefined();
  expect((await start()).accountId).toBe(id);
  expect(await enable()).toEqual({ changed: false });
  expect(await acts(org)).toEqual([
    "organization.created",
    "organization.disabled",
    "organization.enabled",
  ]);
});

test("a link that says nothing to its holder says nothing in a disabled organisation either", async () => {
  const { id, send } = await invitedIn(org);
  await handOver(org, send);
  await org.run((tx) =>
    tx.db.account.update({
      where: { orgId_id: { orgId: tx.org, id } },
      data: { epoch: { increment: 1 } },
    }),
  );
  expect(await worthOf(org, send)).toBe("neutral");
  await disable();
  expect(await worthOf(org, send)).toBe("neutral");
  expect(readToken("claim", makeToken("claim", org.id, send))).toBeDefined();
});

test("nothing leaves a disabled organisation, everything else does, and what waited leaves later", async () => {
  const { url, received } = await smtpServer();
  const mine = await invitedIn(org);
  const theirs = await invitedIn(other);
  const addressOf = async (of: TestOrg, id: string) => (await messagesOf(of, id))[0]?.toAddress;
  const before = await digestOf(other.id);
  await disable();
  expect(await digestOf(other.id)).toEqual(before);
  const world = { mailer: mailerTo(url), stopping: () => false, scopeOf: workerScope };
  await pump({ ...world, now: () => new Date() });
  expect((await messagesOf(org, mine.id))[0]?.state).toBe("QUEUED");
  expect((await messagesOf(other, theirs.id))[0]?.state).toBe("SENT");
  const reached = received.flatMap(({ to }) => to);
  expect(reached).toContain(await addressOf(other, theirs.id));
  expect(reached).not.toContain(await addressOf(org, mine.id));
  await enable();
  await pump({ ...world, now: () => new Date() });
  expect((await messagesOf(org, mine.id))[0]?.state).toBe("SENT");
});

test("no admin disables, enables or trusts, not even an owner", async () => {
  const { scope } = await newAdmin(org);
  const verbs: ((tx: OrgTx) => Promise<unknown>)[] = [
    (tx) => disableOrganization(tx, { reason: "r" }),
    enableOrganization,
    (tx) => setTrust(tx, { step: 3 }),
  ];
  for (const verb of verbs) expect(await refusedWith(inOrg(scope, verb))).toBe("not-allowed");
});

test("links stay out of custom text until the organisation is trusted", async () => {
  const write = (body: string, subject = "Hello") =>
    refusedWith(org.run((tx) => writeWording(tx, { subject, body })));
  expect(await write("Look at https://elsewhere.example")).toBe("text-with-link");
  expect(await write("Hello", "www.elsewhere.example")).toBe("subject-with-link");
  expect(await write("Welcome, {firstName}.")).toBeUndefined();
  await other.run((tx) => setTrust(tx, { step: 3 }));
  expect(await write("Look at https://elsewhere.example")).toBe("text-with-link");
  expect(await org.run((tx) => setTrust(tx, { step: 3 }))).toMatchObject({ step: 3, said: 3 });
  expect(await write("Look at https://elsewhere.example")).toBeUndefined();
  await org.run((tx) => setTrust(tx, { step: null }));
  expect(await write("Look at https://elsewhere.example")).toBe("text-with-link");
  expect((await acts(org)).slice(1)).toEqual(["organization.trust-set", "organization.trust-set"]);
});

test("people who claim and days that pass make an organisation trusted, its own only", async () => {
  for (let n = 0; n < 5; n += 1) await newAccountIn(org, "ACTIVE");
  await newAccountIn(other, "INVITED");
  const later = new Date(Date.now() + 31 * 86_400_000);
  expect(await org.run(readTrust)).toEqual({ step: 0, said: null, claims: 5 });
  expect(await org.run(readTrust, later)).toEqual({ step: 3, said: null, claims: 5 });
  expect(await other.run(readTrust, later)).toEqual({ step: 0, said: null, claims: 0 });
});
