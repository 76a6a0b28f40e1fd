import { createAccounts } from "@/accounts/create-accounts";
import { newAccount } from "@/accounts/input";
import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import { inviteAccounts } from "@/invitations/invite-accounts";
import type { OrgTx } from "@/lib/org";
import type { RowRefusal } from "@/lib/refusal";
import { Refusal } from "@/lib/refusal";
import { readHeldLink } from "./queries";
import type { Waiting } from "./store";
import { lockWaiting, setEntered } from "./store";

type Placed = Waiting & { accountId: string };

const isPlaced = (one: Waiting): one is Placed => one.accountId !== null;

/** Accounts for those whose address has none. */
async function makeAccounts(tx: OrgTx, waiting: Waiting[], refused: RowRefusal[]) {
  const people = waiting.map(({ firstName, lastName, email, language }) =>
    newAccount.parse({ firstName, lastName, email, language }),
  );
  const made = await createAccounts(tx, { people, source: "JOIN" });
  for (const { index, code } of made.refused) {
    const one = waiting[index];
    if (one) refused.push({ id: one.id, code });
  }
  return made.done.flatMap(({ index, id }): Placed[] => {
    const one = waiting[index];
    return one ? [{ ...one, accountId: id }] : [];
  });
}

/** Who may come in while the link has uses left for them: who came by it before takes none. */
function admit(
  waiting: Waiting[],
  { mostUses, uses }: { mostUses: number | null; uses: number },
  refused: RowRefusal[],
): Waiting[] {
  if (mostUses === null) return waiting;
  const late = new Set(waiting.filter(({ hasCome }) => !hasCome).slice(mostUses - uses));
  for (const { id } of late) refused.push({ id, code: "join-uses-spent" });
  return waiting.filter((one) => !late.has(one));
}

/** The usual invitation, for all but those who are in already. Returns who may come in. */
async function invite(tx: OrgTx, placed: Placed[], refused: RowRefusal[]): Promise<Placed[]> {
  const ids = placed.filter(({ status }) => status !== "ACTIVE").map(({ accountId }) => accountId);
  const not = new Map(
    (await inviteAccounts(tx, { ids, lane: 2 })).refused.map(({ id, code }) => [id, code]),
  );
  return placed.filter(({ id, accountId }) => {
    const code = not.get(accountId);
    if (code) refused.push({ id, code });
    return code === undefined;
  });
}

/**
 * Lets people in who wait: each becomes an account, or is the one of their address, and gets an invitation by mail. Refused
 * one by one, also once the link's uses are spent.
 */
export async function approveJoins(
  tx: OrgTx,
  { ids }: { ids: readonly string[] },
): Promise<{ done: { id: string; accountId: string }[]; refused: RowRefusal[] }> {
  demand(tx, "accounts.manage");
  demand(tx, "accounts.invite");
  const waiting = await lockWaiting(tx, ids);
  const link = await readHeldLink(tx);
  if (!link) throw new Refusal("join-link-off");
  const known = new Set(waiting.map(({ id }) => id));
  const missing = ids.filter((id) => !known.has(id));
  const refused = missing.map((id): RowRefusal => ({ id, code: "not-found" }));
  const admitted = admit(waiting, link, refused);
  const strangers = admitted.filter((one) => !isPlaced(one));
  const made = await makeAccounts(tx, strangers, refused);
  const done = await invite(tx, [...admitted.filter(isPlaced), ...made], refused);
  for (const { id, linkId, accountId } of done)
    await setEntered(tx, { linkId, requestId: id, accountId });
  await writeAudit(
    tx,
    done.map(({ id, linkId, accountId }) => ({
      act: "join.approved",
      accountId,
      details: { link: linkId, request: id },
    })),
  );
  return { done: done.map(({ id, accountId }) => ({ id, accountId })), refused };
}
