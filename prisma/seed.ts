import { randomBytes, randomUUID } from "node:crypto";
import { createAccounts } from "@/accounts/create-accounts";
import type { NewAccount } from "@/accounts/input";
import { giveRole } from "@/admins/give-role";
import { permissionsOf } from "@/admins/rules";
import { prepareCodes } from "@/codes/prepare-codes";
import { hashPassword } from "@/factors/hash-password";
import { workerScope } from "@/gates/worker";
import { askForInvitation } from "@/invitations/ask-for-invitation";
import { claimAccount } from "@/invitations/claim-account";
import { copyLink } from "@/invitations/copy-link";
import { declineInvitation } from "@/invitations/decline-invitation";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { noteProgress } from "@/invitations/note-progress";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import { closeDb } from "@/lib/db";
import { env } from "@/lib/env";
import { inOrg } from "@/lib/in-org";
import type { Mailer } from "@/lib/mail/mailer";
import { mintScope } from "@/lib/mint-scope";
import type { OrgTx, Scope } from "@/lib/org";
import { closeAccounts } from "@/lifecycle/close-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { pump } from "@/messages/job";
import { changeSettings } from "@/orgs/change-settings";
import { createOrganization } from "@/orgs/create-organization";
import { isSlugTaken } from "@/orgs/queries";
import { TRUSTED } from "@/orgs/rules";
import { setTrust } from "@/orgs/set-trust";
import { demoMailer } from "./demo-mailer";
import { ADMINS, adminEmail, demoAdmins, demoContact, demoPerson } from "./demo-people";
import { placePeople } from "./demo-places";
import { sendMore } from "./demo-sending";

const HOUR = 3_600_000;
const org = randomUUID();
const system = workerScope(org);
const started = Date.now();
const daysAgo = (days: number, hours = 0): Date => new Date(started - (days * 24 + hours) * HOUR);

const run = <T>(scope: Scope, at: Date, work: (tx: OrgTx) => Promise<T>): Promise<T> =>
  inOrg(scope, work, "chunk", at);

async function create(
  people: NewAccount[],
  at: Date,
  source: "HAND" | "ROSTER" = "ROSTER",
): Promise<string[]> {
  return run(system, at, async (tx) => {
    const { done } = await createAccounts(tx, { people, source });
    const unreached = done.filter(({ index }) => !(people[index]?.email || people[index]?.phone));
    await prepareCodes(tx, { ids: unreached.map(({ id }) => id) });
    return done.map(({ id }) => id);
  });
}

const leave = (mailer: Mailer, at: Date): Promise<unknown> =>
  pump({ mailer, now: () => at, scopeOf: workerScope, stopping: () => false });

/** Invites and lets the mails leave at that hour. */
async function invite(by: Scope, ids: string[], at: Date, mailer: Mailer): Promise<void> {
  await run(by, at, (tx) => inviteAccounts(tx, { ids, lane: 2 }));
  await leave(mailer, new Date(at.getTime() + 40_000));
}

const newestSend = (tx: OrgTx, accountId: string) =>
  tx.db.send.findFirst({
    where: { orgId: tx.org, accountId, purpose: "INVITATION", expiresAt: { gt: tx.now } },
    orderBy: { createdAt: "desc" },
  });

/** Claims through the very verb that the claim pages use. */
async function claim(
  ids: string[],
  at: (index: number) => Date,
  passwordHash: string,
): Promise<void> {
  for (const [index, id] of ids.entries()) {
    const invitee = mintScope(
      org,
      { kind: "invitee" },
      { userAgent: "Mozilla/5.0 (Linux; Android 16) Chrome/156" },
    );
    await run(invitee, at(index), async (tx) => {
      const send = await newestSend(tx, id);
      if (!send) return;
      await noteProgress(tx, { sendId: send.id, accountId: id, step: "opened" });
      await noteProgress(tx, { sendId: send.id, accountId: id, step: "started" });
      await claimAccount(tx, { sendId: send.id, passwordHash, about: {} });
    });
  }
}

async function makeAdmins(passwordHash: string, mailer: Mailer): Promise<Scope> {
  const ids = await create(demoAdmins(), daysAgo(62), "HAND");
  for (const [index, id] of ids.entries()) {
    await run(system, daysAgo(62), (tx) =>
      giveRole(tx, { ids: [id], role: ADMINS[index]?.role ?? "AUDITOR" }),
    );
  }
  await invite(system, ids, daysAgo(61), mailer);
  await claim(ids, (index) => daysAgo(60, index), passwordHash);
  return mintScope(org, {
    kind: "account",
    id: ids[0] ?? "",
    permissions: permissionsOf(["OWNER"]),
  });
}

/** What people did with their invitations, so that every state and word of the product can be seen. */
async function live(
  owner: Scope,
  users: string[],
  passwordHash: string,
  mailer: Mailer,
): Promise<void> {
  const cut = (from: number, to: number) => users.slice(from, to);
  await invite(owner, cut(0, 125), daysAgo(30), mailer);
  await claim(cut(0, 98), (index) => daysAgo(29 - (index % 5), index % 20), passwordHash);
  await invite(owner, cut(125, 160), daysAgo(9), mailer);
  await invite(owner, cut(160, 222), daysAgo(2, 3), mailer);
  await invite(owner, cut(98, 108), daysAgo(1, 6), mailer);
  await claim(cut(160, 172), (index) => daysAgo(1, index), passwordHash);
  for (const [index, id] of cut(172, 184).entries()) {
    await run(mintScope(org, { kind: "invitee" }), daysAgo(0, 20 - index), async (tx) => {
      const send = await newestSend(tx, id);
      if (!send) return;
      await noteProgress(tx, { sendId: send.id, accountId: id, step: "opened" });
      if (index % 2 === 0)
        await noteProgress(tx, { sendId: send.id, accountId: id, step: "started" });
      if (index < 3)
        await declineInvitation(tx, {
          sendId: send.id,
          reason: index === 0 ? "not-me" : "not-wanted",
        });
    });
  }
  for (const id of cut(125, 130))
    await run(mintScope(org, { kind: "invitee" }), daysAgo(0, 5), (tx) =>
      askForInvitation(tx, { accountId: id }),
    );
  for (const id of cut(222, 227)) await run(owner, daysAgo(1), (tx) => copyLink(tx, { id }));
  await run(owner, daysAgo(1), (tx) => withdrawInvitations(tx, { ids: cut(184, 188) }));
  await run(owner, daysAgo(12), (tx) => suspendAccounts(tx, { ids: cut(60, 70) }));
  await run(owner, daysAgo(4), (tx) => suspendAccounts(tx, { ids: cut(140, 143) }));
  await run(owner, daysAgo(6), (tx) =>
    closeAccounts(tx, { ids: [...cut(70, 76), ...cut(143, 146)] }),
  );
}

async function found(slug: string): Promise<void> {
  const about = { name: "Halden Group", slug, language: "en", timeZone: "Europe/Paris" } as const;
  await run(system, daysAgo(63), async (tx) => {
    await createOrganization(tx, about);
    await setTrust(tx, { step: TRUSTED });
    await changeSettings(tx, { fromName: "Halden People team" });
  });
}

async function seed(slug: string, password: string): Promise<void> {
  const mailer = demoMailer();
  const passwordHash = await hashPassword(password);
  await found(slug);
  const owner = await makeAdmins(passwordHash, mailer);
  const users = await create(
    Array.from({ length: 275 }, (_, n) => demoPerson(n)),
    daysAgo(33),
  );
  const owners = users.slice(0, 5);
  const contacts = await create(
    owners.flatMap((id, n) => [0, 1, 2, 3].map((k) => demoContact(n * 4 + k, id))),
    daysAgo(20),
  );
  await placePeople(owner, users, contacts, { users: daysAgo(33), contacts: daysAgo(20) });
  await live(owner, users, passwordHash, mailer);
  await invite(owner, contacts.slice(0, 12), daysAgo(3), mailer);
  await sendMore({ owner, system, leave: (at) => leave(mailer, at), daysAgo }, users);
  mailer.close();
}

/** The first free address: an earlier attempt that was cut off keeps its own for good. */
async function freeSlug(): Promise<string> {
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? "halden" : `halden-${n}`;
    if (!(await run(system, new Date(), (tx) => isSlugTaken(tx, slug)))) return slug;
  }
}

const password = process.argv[2] ?? randomBytes(9).toString("base64url");
try {
  const slug = await freeSlug();
  await seed(slug, password);
  console.log(`Demo organisation: ${env.APP_URL}/${slug}/sign-in`);
  for (const admin of ADMINS) console.log(`  ${adminEmail(admin).padEnd(34)} ${admin.role}`);
  console.log(`  password of all of them: ${password}`);
} finally {
  await closeDb();
}
process.exit(0);
