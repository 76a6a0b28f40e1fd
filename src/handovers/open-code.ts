import { readTypedCode } from "@/codes/queries";
import { readClaimLink } from "@/invitations/queries";
import { standing } from "@/invitations/rules";
import type { OrgTx } from "@/lib/org";
import { makeToken } from "@/lib/secrets";

/** Where a typed code leads: to a question, or to the pages of its claim. Its token is a link's, with the same power. */
export type Opened = { to: "question" | "claim"; token: string };

/**
 * What a typed code opens. One that leads nowhere says so as an unknown one does: its account is not invited, suspended or
 * closed, or it died by what happened to the account. Changes nothing.
 */
export async function openCode(
  tx: OrgTx,
  { sendId }: { sendId: string },
): Promise<Opened | undefined> {
  const code = await readTypedCode(tx, sendId);
  const link = await readClaimLink(tx, sendId);
  if (!code || !link || standing(link, tx.now) === "neutral") return undefined;
  const to = code.fact ? "question" : "claim";
  return {
    to,
    token: makeToken(to === "claim" ? "claim" : "code", tx.org, sendId, code.keyVersion),
  };
}
