import { workerScope } from "@/gates/worker";
import { inviteAccounts } from "@/invitations/invite-accounts";
import type { Mailer } from "@/lib/mail/mailer";
import type { Texter } from "@/lib/texts/text";
import { pump } from "@/messages/job";
import { asOwner } from "./connections";
import { mailerTo } from "./mail-servers";
import type { TestOrg } from "./org";
import { newAccountIn } from "./org";

const T = Date.parse("2026-03-10T09:00:00Z");

/** A moment of the pump's own clock. */
export const at = (seconds: number): Date => new Date(T + seconds * 1_000);

/** Leaves nothing that the pump of the next test would send. */
export const emptyOutbox = () =>
  asOwner((client) =>
    client.query(
      "UPDATE app.messages SET state = 'CANCELLED' WHERE state IN ('QUEUED', 'DELAYED'); DELETE FROM ops.breakers",
    ),
  );

/** Sends whatever is due at that moment. */
export const pumpWith = (mailer: Mailer | undefined, seconds: number): Promise<number> =>
  pump({ mailer, stopping: () => false, scopeOf: workerScope, now: () => at(seconds) });
/** The same of texts. */
export const pumpTexts = (texter: Texter | undefined, seconds: number): Promise<number> =>
  pump({
    ...{ mailer: undefined, texter, stopping: () => false, scopeOf: workerScope },
    now: () => at(seconds),
  });
export const pumpTo = (url: string, seconds: number): Promise<number> =>
  pumpWith(mailerTo(url), seconds);

/** Somebody whose invitation waits in the outbox. */
export async function invited(org: TestOrg): Promise<string> {
  const id = await newAccountIn(org);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }), at(0));
  return id;
}
