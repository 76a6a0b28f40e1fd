import type { OrgTx } from "@/lib/org";
import { currentKeyVersion } from "@/lib/secrets";
import { isKept } from "@/lib/secrets/kept";
import { shortDigest } from "@/lib/secrets/short";
import type { LeasedMessage } from "@/messages/rules";
import { rekeySends } from "./store";

const shortKindOf = (purpose: string | null) => (purpose === "ADDRESS" ? "address" : "claim");

const hasGone = ({ sendId, keyVersion, hasLeft }: LeasedMessage): boolean =>
  sendId !== null && keyVersion !== null && !hasLeft && !isKept(keyVersion);

/**
 * Messages that are about to leave, each with a secret that can be made: where the version of the master key was retired while
 * one waited, its link is derived with the newest. Nobody had the other: it never left.
 */
export async function renewSecrets(
  tx: OrgTx,
  leased: readonly LeasedMessage[],
  channel: "EMAIL" | "SMS",
): Promise<LeasedMessage[]> {
  const gone = leased.filter(hasGone);
  if (gone.length === 0) return [...leased];
  const version = currentKeyVersion();
  const ids = gone.flatMap(({ sendId }) => sendId ?? []);
  const short = gone.map(({ sendId, purpose }) => {
    const id = sendId ?? "";
    return { id, digest: shortDigest(tx.org, id, version, shortKindOf(purpose)) };
  });
  await rekeySends(tx, ids, { version, short: channel === "SMS" ? short : [] });
  return leased.map((one) => (hasGone(one) ? { ...one, keyVersion: version } : one));
}
