import type { RecipientState } from "@/recipients/list-recipients";

/** What a refusal of a server comes down to, for the words that are shown for it. */
type ReasonKey =
  | "spam"
  | "unknown"
  | "full"
  | "refused"
  | "later"
  | "unreachable"
  | "dead"
  | Ended
  | "other";

/** What happened to the person, or to the campaign, before the letter left. */
const ENDED = [
  ...["declined", "claimed", "dont-remind", "stopped", "replaced"],
  ...["withdrawn", "suspended", "closed"],
] as const;
type Ended = (typeof ENDED)[number];

// by the enhanced status (RFC 3463) or, where a server gives none, by the reply code (RFC 5321)
const BY_CODE: readonly (readonly [RegExp, ReasonKey])[] = [
  [/^(?:[45]\.1\.[0-9]+|550|551|553)$/, "unknown"],
  [/^(?:[45]\.2\.2|452|552)$/, "full"],
  [/^(?:5\.[0-9.]+|554|5\d\d)$/, "refused"],
  [/^(?:4\.[0-9.]+|4\d\d|delayed)$/, "later"],
  [/^E[A-Z_]+$/, "unreachable"],
  [/^secret-dead$/, "dead"],
];

/** Why a letter did not arrive, or not yet. */
export function reasonKey({
  state,
  reason,
}: {
  state: RecipientState;
  reason: string | null;
}): ReasonKey {
  if (state === "COMPLAINED") return "spam";
  const ended = ENDED.find((known) => known === reason);
  return ended ?? BY_CODE.find(([pattern]) => pattern.test(reason ?? ""))?.[1] ?? "other";
}
