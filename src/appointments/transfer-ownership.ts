import type { Person } from "@/accounts/queries";
import { readPerson } from "@/accounts/queries";
import { giveRole } from "@/admins/give-role";
import { rolesOfAccounts } from "@/admins/queries";
import { takeRole } from "@/admins/take-role";
import { writeAudit } from "@/audit/write-audit";
import { readPasswordHash } from "@/factors/queries";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { queueMessages } from "@/messages/queue-messages";
import { readOwnOrganization } from "@/orgs/queries";
import { happenedIn } from "@/sessions/rules";

type Transfer = {
  toId: string;
  /** The old owner is none afterwards. */
  layDown: boolean;
  /** The hash that the old owner's password was checked against, before the transaction. */
  oldHash: string;
};

const sole = ({ refused }: { refused: readonly { code: Refusal["code"] }[] }): void => {
  if (refused[0]) throw new Refusal(refused[0].code);
};

/** Both learn of it in their mailboxes: a thief of the one is noticed, and the other knows what they answer for. */
async function tellBoth(tx: OrgTx, from: Person, to: Person): Promise<void> {
  const { language } = await readOwnOrganization(tx);
  const letters = [
    { person: from, letter: "ownership-given", other: to },
    { person: to, letter: "ownership-received", other: from },
  ] as const;
  await queueMessages(
    tx,
    letters.flatMap(({ person: { id, email, ...person }, letter, other }) => {
      if (!email) return [];
      // the other is named when the letter leaves: by then they may be erased
      const details = { ...happenedIn(tx), otherId: other.id };
      const about = { letter, lane: 1, accountId: id, toAddress: email, details } as const;
      return [{ ...about, locale: person.language ?? language }];
    }),
  );
}

/**
 * An owner makes somebody else an owner and may lay the role down, in one act. Whoever takes over is ACTIVE: an invitation
 * would leave the organisation in nobody's hands until it is claimed.
 */
export async function transferOwnership(
  tx: OrgTx,
  { toId, layDown, oldHash }: Transfer,
): Promise<void> {
  if (tx.actor.kind !== "account" || tx.actor.id === toId) throw new Refusal("not-allowed");
  const { id } = tx.actor;
  const [old, target] = [await readPerson(tx, id), await readPerson(tx, toId)];
  if (!old || !target) throw new Refusal("not-found");
  if (target.status !== "ACTIVE" || target.kind !== "USER") throw new Refusal("owner-not-active");
  sole(await giveRole(tx, { ids: [toId], role: "OWNER" }));
  // Under the lock of the circle of admins: the old owner still is one, and their password is still theirs.
  const own = (await rolesOfAccounts(tx, [id])).get(id) ?? [];
  if (!own.some(({ role }) => role === "OWNER")) throw new Refusal("not-allowed");
  if ((await readPasswordHash(tx, id)) !== oldHash) throw new Refusal("changed-meanwhile");
  if (layDown) sole(await takeRole(tx, { ids: [id], role: "OWNER" }));
  await writeAudit(tx, [
    { act: "ownership.transferred", accountId: toId, details: { laidDown: layDown } },
  ]);
  await tellBoth(tx, old, target);
}
