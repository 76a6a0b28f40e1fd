import { checkPassword } from "@/factors/check-password";
import { readPasswordHash } from "@/factors/queries";
import { limitSignIn } from "@/gates/limits";
import type { SessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";

type Fault = { wait: number } | { code: "password-wrong" };

/** Whether the signed-in person gave their password anew, which a stolen session cannot; undefined when all is well. */
export async function refusePassword(
  { scope, account }: SessionGate,
  headers: Headers,
  typed: string,
): Promise<Fault | undefined> {
  const limit = await limitSignIn(headers, {
    org: scope.org,
    identifier: account.id,
    known: true,
  });
  if (limit.wait) return { wait: limit.wait };
  const hash = await inOrg(scope, (tx) => readPasswordHash(tx, account.id), "page");
  if (!(await checkPassword(hash, typed))) return { code: "password-wrong" };
  await limit.forgive();
  return undefined;
}
