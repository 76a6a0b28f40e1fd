import { headers } from "next/headers";
import { checkPassword } from "@/factors/check-password";
import { readPasswordHash } from "@/factors/queries";
import { limitSignIn } from "@/gates/limits";
import type { SessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";

/** The hash of the own password, if this is it; tries are counted as those of a sign-in. */
export async function proveOneself(
  { scope, account }: SessionGate,
  typed: string,
): Promise<string> {
  const who = { org: scope.org, identifier: account.id, known: true };
  const limit = await limitSignIn(await headers(), who);
  if (limit.wait) throw new Refusal("try-later");
  const hash = await inOrg(scope, (tx) => readPasswordHash(tx, account.id), "page");
  if (!hash || !(await checkPassword(hash, typed))) throw new Refusal("password-wrong");
  await limit.forgive();
  return hash;
}

/** A session alone makes nobody an owner: whoever gives the role proves that they are still themselves. */
export async function proveForRole(gate: SessionGate, role: string, data: FormData): Promise<void> {
  if (role === "OWNER")
    await proveOneself(gate, String(data.get("password") ?? "").slice(0, 1_000));
}
