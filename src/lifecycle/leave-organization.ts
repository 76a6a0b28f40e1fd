import { emailKey } from "@/accounts/input";
import { moveAccounts } from "@/accounts/move-accounts";
import type { Person } from "@/accounts/queries";
import { readPerson } from "@/accounts/queries";
import { assertAdminRemains } from "@/admins/assert-admin-remains";
import { listColleagues } from "@/colleagues/queries";
import { readPasswordHash } from "@/factors/queries";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { cancelMessages } from "@/messages/cancel-messages";
import { queueMessages } from "@/messages/queue-messages";
import { readOwnOrganization } from "@/orgs/queries";
import { happenedIn } from "@/sessions/rules";
import { handOverContacts } from "./hand-over-contacts";
import { holdWithContacts } from "./store";

/** The one user whom somebody sees under these words: leaving tells nobody who else is here. */
async function findHeir(tx: OrgTx, { id }: Person, words: string): Promise<string> {
  const { rows } = await listColleagues(tx, { id, kind: "USER" }, { q: words });
  const users = rows.filter((one) => one.kind === "USER" && one.id !== id);
  const named = users.filter(({ email }) => email && emailKey(email) === emailKey(words));
  const [heir, ...more] = named.length > 0 ? named : users;
  if (!heir) throw new Refusal("heir-unknown");
  if (more.length > 0) throw new Refusal("heir-several");
  return heir.id;
}

async function confirm(tx: OrgTx, person: Person, orgLanguage: string): Promise<void> {
  if (!person.email) return;
  await queueMessages(tx, [
    {
      letter: "account-left",
      lane: 1,
      accountId: person.id,
      locale: person.language ?? orgLanguage,
      toAddress: person.email,
      details: happenedIn(tx),
    },
  ]);
}

type Leaving = {
  /** The hash that the own password was checked against, before the transaction. */
  oldHash: string;
  /** Who takes over the own contacts, in words that find one colleague; null leaves that to the admins. */
  heir: string | null;
};

/**
 * Somebody closes their own account: sessions and secrets die with it, a mail confirms it, and an admin can open it again.
 * The last one who can manage admins stays until somebody else can.
 */
export async function leaveOrganization(tx: OrgTx, { oldHash, heir }: Leaving): Promise<void> {
  if (tx.actor.kind !== "account") throw new Refusal("not-allowed");
  const { id } = tx.actor;
  const person = await readPerson(tx, id);
  if (!person) throw new Refusal("not-found");
  const { language, memberLeaving } = await readOwnOrganization(tx);
  if (!memberLeaving) throw new Refusal("leaving-closed");
  const heirId = heir ? await findHeir(tx, person, heir) : null;
  if (heirId) {
    await assertAdminRemains(tx, [id]);
    await holdWithContacts(tx, [id]);
  }
  const { refused } = await moveAccounts(tx, { ids: [id], event: "leave" });
  if (refused[0]) throw new Refusal(refused[0].code);
  // Under the lock of their own row: whoever changed the password meanwhile may be somebody else.
  if ((await readPasswordHash(tx, id)) !== oldHash) throw new Refusal("changed-meanwhile");
  if (heirId) await handOverContacts(tx, { from: [id], to: heirId });
  await cancelMessages(tx, { accountIds: [id], reason: "closed" });
  await confirm(tx, person, language);
}
