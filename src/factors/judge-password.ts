import type { RefusalCode } from "@/lib/refusal";
import { judgeLength, spellPassword } from "./rules";

let common: Promise<ReadonlySet<string>> | undefined;

/** Half a megabyte that only those pages need on which a password is chosen. */
function readCommon(): Promise<ReadonlySet<string>> {
  common ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) =>
      new Set(dictionary["passwords-common"].map((password) => password.toLowerCase())),
  );
  return common;
}

/** Why a chosen password is refused, or undefined: 8 to 128 characters, and none that everybody tries first. */
export async function judgePassword(typed: string): Promise<RefusalCode | undefined> {
  const length = judgeLength(typed);
  if (length) return length;
  return (await readCommon()).has(spellPassword(typed).toLowerCase())
    ? "password-common"
    : undefined;
}
