import type { RefusalCode } from "@/lib/refusal";

const SHORTEST_PASSWORD = 8;
const LONGEST_PASSWORD = 128;

/** One spelling of what people see as the same sign, so that a password typed on another keyboard still fits. */
export const spellPassword = (typed: string): string => typed.normalize("NFC");

/** Counted as people count: one sign is one, also where a machine needs two units for it. */
export function judgeLength(typed: string): RefusalCode | undefined {
  // Nothing that long is spelled or counted first: a megabyte of letters costs as little as one.
  if (typed.length > LONGEST_PASSWORD * 8) return "password-long";
  const length = [...spellPassword(typed)].length;
  if (length < SHORTEST_PASSWORD) return "password-short";
  return length > LONGEST_PASSWORD ? "password-long" : undefined;
}
