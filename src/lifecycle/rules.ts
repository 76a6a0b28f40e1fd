const HOUR = 3_600_000;

/** A reset link opens a live account: an hour is enough for who asked a minute ago. */
export const RESET_LIFE = HOUR;
/** A sign-up may wait for the next morning. */
export const PROOF_LIFE = 24 * HOUR;

/** What a link of ours is worth to its holder; "dead" tells nothing. */
export type LinkWorth = "live" | "expired" | "used" | "dead";

/** Everything that raises the epoch uses up a reset link: another reset, a new password, a suspension. */
export function resetWorth(
  link: { status: string; epoch: number; sendEpoch: number; addressKey: string | null; emailKey: string | null; expiresAt: Date },
  now: Date,
): LinkWorth {
  if (link.status !== "ACTIVE" || link.addressKey !== link.emailKey) return "dead";
  if (link.epoch !== link.sendEpoch) return "used";
  return link.expiresAt <= now ? "expired" : "live";
}

export function proofWorth(signUp: { consumedAt: Date | null; expiresAt: Date }, now: Date): LinkWorth {
  if (signUp.consumedAt) return "used";
  return signUp.expiresAt <= now ? "expired" : "live";
}
