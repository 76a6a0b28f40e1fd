import { hash } from "@node-rs/argon2";
import { spellPassword } from "./rules";
import { takeTurn } from "./take-turn";

/** argon2id, 19 MiB, two passes. Call it before a transaction opens: it takes tens of milliseconds. */
export function hashPassword(typed: string): Promise<string> {
  return takeTurn(() =>
    hash(spellPassword(typed), { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }),
  );
}
