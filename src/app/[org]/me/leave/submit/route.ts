import { visibleText } from "@/accounts/input";
import { giveBack, seeOther, slowDown } from "@/app/flash";
import { ownForm } from "@/app/own-form";
import { checkPassword } from "@/factors/check-password";
import { readPasswordHash } from "@/factors/queries";
import { limitSignIn } from "@/gates/limits";
import { sessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";
import { leaveOrganization } from "@/lifecycle/leave-organization";

type Context = { params: Promise<{ org: string }> };

const LONGEST = 254;

/** A signed-in person closes their own account; their password is asked for. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { scope, org, account } = await sessionGate((await params).org);
  const page = `/${org.slug}/me/leave`;
  const form = await ownForm(request);
  if (!form) return giveBack(page, { error: "not-allowed" });
  const values = { heir: visibleText(form.text("heir")).trim().slice(0, LONGEST) };
  const who = { org: scope.org, identifier: account.id, known: true };
  const limit = await limitSignIn(request.headers, who);
  if (limit.wait) return slowDown(page, limit.wait, { values });
  const oldHash = await inOrg(scope, (tx) => readPasswordHash(tx, account.id), "page");
  if (!oldHash || !(await checkPassword(oldHash, form.text("password"))))
    return giveBack(page, { values, fields: { password: "password-wrong" } });
  await limit.forgive();
  const heir = values.heir || null;
  try {
    await inOrg(scope, (tx) => leaveOrganization(tx, { oldHash, heir }));
    return giveBack(`/${org.slug}/sign-in`, { done: "left" });
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    const { code } = refusal;
    const isHeir = code === "heir-unknown" || code === "heir-several";
    return giveBack(page, { values, ...(isHeir ? { fields: { heir: code } } : { error: code }) });
  }
}

export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(`/${encodeURIComponent((await params).org)}/me/leave`);
