import { signInBrowser } from "@/app/api/auth/sign-in-browser";
import { giveBack, seeOther, slowDown } from "@/app/flash";
import { ownForm } from "@/app/own-form";
import { checkPassword } from "@/factors/check-password";
import { hashPassword } from "@/factors/hash-password";
import { judgePassword } from "@/factors/judge-password";
import { readPasswordHash } from "@/factors/queries";
import { limitSignIn } from "@/gates/limits";
import type { SessionGate } from "@/gates/session";
import { sessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";
import { changePassword } from "@/sessions/change-password";

type Context = { params: Promise<{ org: string }> };

/** Replaces the password that `oldHash` is of; a code where somebody else was faster. */
async function replace(gate: SessionGate, oldHash: string, password: string) {
  const passwordHash = await hashPassword(password);
  try {
    return await inOrg(gate.scope, (tx) => changePassword(tx, { oldHash, passwordHash }));
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal.code;
    throw refusal;
  }
}

/** A signed-in person changes their password; the old one is asked for, every other session ends. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const gate = await sessionGate((await params).org);
  const page = `/${gate.org.slug}/me/security`;
  const form = await ownForm(request);
  if (!form) return giveBack(page, { error: "not-allowed" });
  const fault = await judgePassword(form.text("newPassword"));
  if (fault) return giveBack(page, { fields: { newPassword: fault } });
  const who = { org: gate.scope.org, identifier: gate.account.id, known: true };
  const limit = await limitSignIn(request.headers, who);
  if (limit.wait) return slowDown(page, limit.wait);
  const oldHash = await inOrg(gate.scope, (tx) => readPasswordHash(tx, gate.account.id), "page");
  if (!oldHash || !(await checkPassword(oldHash, form.text("oldPassword")))) {
    return giveBack(page, { fields: { oldPassword: "password-wrong" } });
  }
  await limit.forgive();
  const changed = await replace(gate, oldHash, form.text("newPassword"));
  if (typeof changed === "string") return giveBack(page, { error: changed });
  const response = giveBack(page, { done: "password" });
  for (const cookie of (await signInBrowser(changed.ticket)) ?? []) response.cookies.set(cookie);
  return response;
}

export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(`/${encodeURIComponent((await params).org)}/me/security`);
