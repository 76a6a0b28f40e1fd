import { createAccounts } from "@/accounts/create-accounts";
import { newAccount } from "@/accounts/input";
import { writeAudit } from "@/audit/write-audit";
import { handLink } from "@/invitations/hand-link";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import type { Entry } from "./queries";
import { readEntry } from "./queries";
import { entryWorth, HOUR_MS } from "./rules";
import { countProven, setEntered, setPaused, setWaiting } from "./store";

/** Nobody else comes by the link meanwhile, so that the alarm counts exactly; who set it off is in. */
async function alarm(tx: OrgTx, { linkId, alarmAbove, resumedAt }: Entry): Promise<void> {
  const hourAgo = tx.now.getTime() - HOUR_MS;
  const since = new Date(Math.max(hourAgo, resumedAt?.getTime() ?? 0));
  const count = await countProven(tx, linkId, since);
  if (count <= alarmAbove) return;
  await setPaused(tx, linkId, true);
  await writeAudit(tx, [{ act: "joining.paused", details: { link: linkId, count } }]);
}

/** The account of the proven address: the one that is there, or a new one. */
async function accountOf(tx: OrgTx, entry: Entry): Promise<string> {
  if (entry.account) return entry.account.id;
  const { firstName, lastName, email, language } = entry;
  const person = newAccount.parse({ firstName, lastName, email, language });
  const { done, refused } = await createAccounts(tx, { people: [person], source: "JOIN" });
  const [made] = done;
  if (!made) throw new Refusal(refused[0]?.code ?? "changed-meanwhile");
  return made.id;
}

/**
 * The proven address, at the hand of who reads its mailbox: an account is made or found and invited by the open link, and the
 * token leads on to its claim, which takes the address as theirs. Where an admin has to be asked, the request waits. Of two
 * at once one goes first, so that there are no twins and no use too many.
 */
export async function enterJoin(
  tx: OrgTx,
  { sendId }: { sendId: string },
): Promise<{ token: string } | { waits: true }> {
  const entry = await readEntry(tx, sendId, { lock: true });
  const worth = entry ? entryWorth(entry, tx.now) : "neutral";
  if (!entry || (worth !== "live" && worth !== "ask")) throw new Refusal("link-dead");
  const { linkId, requestId, emailKey } = entry;
  if (worth === "ask") {
    await setWaiting(tx, requestId);
    await writeAudit(tx, [{ act: "join.asked", details: { link: linkId, request: requestId } }]);
    await alarm(tx, entry);
    return { waits: true };
  }
  const accountId = await accountOf(tx, entry);
  const { token } = await handLink(tx, { accountId, channel: "JOIN", addressKey: emailKey });
  if (entry.own === "ENTERED") return { token };
  if (!(await setEntered(tx, { linkId, requestId, accountId }))) return { token };
  await writeAudit(tx, [{ act: "join.entered", accountId, details: { link: linkId } }]);
  await alarm(tx, entry);
  return { token };
}
