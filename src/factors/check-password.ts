import { verify } from "@node-rs/argon2";
import { hashPassword } from "./hash-password";
import { judgeLength, spellPassword } from "./rules";
import { takeTurn } from "./take-turn";

let nobodys: Promise<string> | undefined;

/**
 * Whether the password is the one of this hash. Without a hash (no such account, no password) the same work is done for
 * nothing, so that the time of the answer tells nobody apart. Call it before a transaction opens.
 */
export async function checkPassword(
  hash: string | null | undefined,
  typed: string,
): Promise<boolean> {
  // The first of a process would take twice as long: have it ready before the difference could be seen.
  nobodys ??= hashPassword("nobody's password");
  const nobody = await nobodys;
  const tried = judgeLength(typed) === "password-long" ? "" : spellPassword(typed);
  const fits = await takeTurn(() => verify(hash ?? nobody, tried));
  return fits && Boolean(hash) && tried !== "";
}
