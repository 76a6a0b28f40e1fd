import { editAccount } from "@/accounts/edit-account";
import type { AccountChange } from "@/accounts/input";
import { isNamed } from "@/accounts/input";
import { moveAccounts } from "@/accounts/move-accounts";
import { dropDraft } from "@/drafts/drop-draft";
import { setPassword } from "@/factors/set-password";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { cancelMessages } from "@/messages/cancel-messages";
import { acceptTerms } from "@/terms/accept-terms";
import type { ClaimLink } from "./queries";
import { readClaimLink } from "./queries";
import { standing } from "./rules";
import { consume } from "./store";

export type ClaimInput = {
  sendId: string;
  /** argon2id, hashed before the transaction opened. */
  passwordHash: string;
  about: Pick<AccountChange, "firstName" | "lastName" | "language">;
  /** The version of the organisation's terms that the invitee accepted; and when, where that was before this act. */
  accepted?: { version: number; at?: Date | undefined } | undefined;
  /** Whether the session of who claims opens in the same transaction: their first sign-in is noted with the move. */
  signsIn?: boolean;
};

/** Which of the account's addresses a link proves by having arrived: the open join link leads on from a mail. */
const PROVES: Readonly<Record<string, "EMAIL" | "SMS">> = {
  EMAIL: "EMAIL",
  JOIN: "EMAIL",
  SMS: "SMS",
};

/** The link and its account, locked: of many racing claims one goes first. */
async function lockLiveLink(tx: OrgTx, sendId: string): Promise<ClaimLink> {
  const link = await readClaimLink(tx, sendId, { lock: true });
  const worth = link ? standing(link, tx.now) : "neutral";
  if (worth === "claimed") throw new Refusal("already-active");
  if (!link || worth !== "live") throw new Refusal("link-dead");
  return link;
}

/** Where the organisation has terms, nobody claims without them. */
async function accept(
  tx: OrgTx,
  { accountId, termsVersion }: ClaimLink,
  accepted: ClaimInput["accepted"],
): Promise<void> {
  if (termsVersion === null) return;
  if (!accepted) throw new Refusal("terms-missing");
  await acceptTerms(tx, { accountId, ...accepted });
}

/**
 * The claim, at its very end and atomically: of many tabs and machines exactly one becomes the owner, the others get
 * `already-active`. Anything that fails releases the secret with the transaction.
 */
export async function claimAccount(
  tx: OrgTx,
  { sendId, passwordHash, about, accepted, signsIn = false }: ClaimInput,
): Promise<{ accountId: string; epoch: number }> {
  const link = await lockLiveLink(tx, sendId);
  const { accountId, channel } = link;
  const { firstName = link.firstName, lastName = link.lastName } = about;
  if (!isNamed({ firstName, lastName })) throw new Refusal("name-missing");
  await accept(tx, link, accepted);
  if (Object.values(about).some((said) => said !== undefined))
    await editAccount(tx, { id: accountId, change: about });
  const { done, refused } = await moveAccounts(
    tx,
    { ids: [accountId], event: channel === "JOIN" ? "self-join" : "claim" },
    { details: { channel }, arrival: { proves: PROVES[channel] ?? null, signsIn } },
  );
  const [moved] = done;
  if (!moved) throw new Refusal(refused[0]?.code ?? "link-dead");
  await consume(tx, link);
  // what else waits for them, by another way or as a reminder, would lead nowhere
  await cancelMessages(tx, { accountIds: [accountId], reason: "claimed" });
  await setPassword(tx, { accountId, hash: passwordHash });
  await dropDraft(tx, { accountId });
  return { accountId, epoch: moved.epoch };
}
