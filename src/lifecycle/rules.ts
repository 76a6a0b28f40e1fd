import type { LinkWorth } from "@/sessions/rules";

const HOUR = 3_600_000;

/** A sign-up may wait for the next morning. */
export const PROOF_LIFE = 24 * HOUR;

export function proofWorth(
  signUp: { consumedAt: Date | null; expiresAt: Date },
  now: Date,
): LinkWorth {
  if (signUp.consumedAt) return "used";
  return signUp.expiresAt <= now ? "expired" : "live";
}
