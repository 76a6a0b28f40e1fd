import type { OrgTx } from "@/lib/org";
import { makeToken } from "@/lib/secrets";
import { readOpening } from "./read-opening";

/** Where a typed code leads: to a question, or on. Its token is a link's, with the same power. */
export type Opened = { token: string };

/**
 * What a typed code opens. One that leads nowhere says so as an unknown one does: its account is not invited, suspended or
 * closed, or it died by what happened to the account. Changes nothing.
 */
export async function openCode(
  tx: OrgTx,
  { sendId }: { sendId: string },
): Promise<Opened | undefined> {
  const opening = await readOpening(tx, sendId);
  if (!opening) return undefined;
  const { code, kind } = opening;
  return { token: makeToken(code.fact ? "code" : kind, tx.org, sendId, code.keyVersion) };
}
