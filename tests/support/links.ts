import { readClaimLink } from "@/invitations/queries";
import type { Standing } from "@/invitations/rules";
import { standing } from "@/invitations/rules";
import { markHandedOver } from "@/messages/store";
import type { TestOrg } from "./org";

/** The sendings of an account's invitations over a channel, in their order. */
export async function sendsOf(
  org: TestOrg,
  accountId: string,
  channel: "EMAIL" | "SMS" | "LINK" | "CODE" = "EMAIL",
): Promise<string[]> {
  return org.run(async (tx) => {
    const invitation = await tx.db.invitation.findFirst({
      where: { orgId: tx.org, accountId, channel },
    });
    const sends = await tx.db.send.findMany({
      where: { orgId: tx.org, invitationId: invitation?.id ?? accountId },
      orderBy: { seq: "asc" },
    });
    return sends.map(({ id }) => id);
  });
}

/** What the claim page would make of a link. */
export const worthOf = (org: TestOrg, sendId: string | undefined, at?: Date): Promise<Standing> =>
  org.run(async (tx) => {
    const link = sendId ? await readClaimLink(tx, sendId) : undefined;
    return link ? standing(link, tx.now) : "neutral";
  }, at);

/** As if a pump had handed these over. */
export const handOver = (org: TestOrg, ...sendIds: string[]): Promise<unknown> =>
  org.run((tx) => markHandedOver(tx, sendIds));

/** As if the letters of an account had left when they were queued: what waits has not run out. */
export const haveLeft = (org: TestOrg, accountId: string): Promise<unknown> =>
  org.run(
    (tx) => tx.db.$executeRaw`
      UPDATE app.messages SET state = 'SENT', sent_at = queued_at WHERE account_id = ${accountId}::uuid AND state = 'QUEUED'`,
  );

/** As if what left to these people had done so hours ago: nobody is written to twice within one with others. */
export const hoursPass = (org: TestOrg, accountIds: readonly string[]): Promise<unknown> =>
  org.run((tx) =>
    tx.db.message.updateMany({
      where: { orgId: tx.org, accountId: { in: [...accountIds] }, sentAt: { not: null } },
      data: { sentAt: new Date(tx.now.getTime() - 7_200_000) },
    }),
  );

/** The messages of an account, in the order of their making. */
export const messagesOf = (org: TestOrg, accountId: string) =>
  org.run((tx) =>
    tx.db.message.findMany({ where: { orgId: tx.org, accountId }, orderBy: { queuedAt: "asc" } }),
  );

/** The codes of an account's timeline, the oldest first. */
export const timelineOf = (org: TestOrg, accountId: string): Promise<string[]> =>
  org.run(async (tx) => {
    const where = { orgId: tx.org, accountId };
    const events = await tx.db.accountEvent.findMany({ where, orderBy: { id: "asc" } });
    return events.map(({ event }) => event);
  });

/** The code with which an act refuses as a whole, or undefined when it goes through. */
export const refusedWith = (act: Promise<unknown>): Promise<string | undefined> =>
  act.then(
    () => undefined,
    (fault: { code?: string; message: string }) => fault.code ?? fault.message,
  );
