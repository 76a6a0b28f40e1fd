import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import type { NewAccount } from "@/accounts/input";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { linkIn, mailbox } from "../support/e2e-mailbox";
import type { TestOrg } from "../support/org";
import { newAccountIn, newAdmin, newOrg } from "../support/org";

/** An organisation with an admin in whose name people are invited. */
export type Inviter = { org: TestOrg; admin: Awaited<ReturnType<typeof newAdmin>> };

export type Invitee = Inviter & {
  accountId: string;
  email: string;
  /** The path of the link in the mail that arrived. */
  path: string;
};

export async function newInviter(name = "Halden Group"): Promise<Inviter> {
  const org = await newOrg(name);
  const admin = await newAdmin(org);
  await org.run((tx) =>
    tx.db.account.updateMany({
      where: { orgId: tx.org, id: admin.id },
      data: { firstName: "Ines", lastName: "Carvalho" },
    }),
  );
  return { org, admin };
}

/** Invites once more, by mail, and waits until the mail is there and known to be. */
export async function sendAgain(
  { org, admin }: Inviter,
  { accountId, email }: { accountId: string; email: string },
): Promise<string> {
  const count = async () => (await mailbox.subjectsTo(email)).length;
  const before = await count();
  await inOrg(admin.scope, (tx) => inviteAccounts(tx, { ids: [accountId], lane: 2 }));
  await expect.poll(count, { timeout: 20_000 }).toBe(before + 1);
  const waiting = () =>
    org.run((tx) =>
      tx.db.message.count({
        where: { orgId: tx.org, accountId, state: { in: ["QUEUED", "DELAYED"] } },
      }),
    );
  await expect.poll(waiting, { timeout: 20_000 }).toBe(0);
  return new URL(linkIn(await mailbox.waitFor(email))).pathname;
}

/** A person whose invitation arrived by mail, over SMTP, through outbox and worker. */
export async function newInvitee(
  inviter?: Inviter,
  given: Partial<NewAccount> = {},
): Promise<Invitee> {
  const from = inviter ?? (await newInviter());
  const email = `amara.${randomUUID().slice(0, 8)}@halden.example`;
  const person = { firstName: "Amara", lastName: "Diallo", email, ...given };
  const accountId = await newAccountIn(from.org, "CREATED", person);
  return { ...from, accountId, email, path: await sendAgain(from, { accountId, email }) };
}

/** The state of an account and how far its newest sending came, as the admins see it. */
export const stateOf = ({ org, accountId }: Invitee) =>
  org.run(async (tx) => {
    const where = { orgId: tx.org, accountId };
    const account = await tx.db.account.findUniqueOrThrow({
      where: { orgId_id: { orgId: tx.org, id: accountId } },
    });
    const send = await tx.db.send.findFirst({ where, orderBy: { seq: "desc" } });
    return {
      status: account.status,
      language: account.language,
      declineReason: account.declineReason,
      isAsked: account.askedAt !== null,
      isOpened: send?.openedAt !== null,
      isStarted: send?.startedAt !== null,
    };
  });

/** Lets the newest sending end now. */
export const letExpire = ({ org, accountId }: Invitee) =>
  org.run((tx) =>
    tx.db.send.updateMany({
      where: { orgId: tx.org, accountId },
      // one that waits lives from when it leaves
      data: { expiresAt: new Date(tx.now.getTime() - 1_000), handedOverAt: tx.now },
    }),
  );
