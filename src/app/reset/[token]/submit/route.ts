import { signInAndGo } from "@/app/api/auth/sign-in-and-go";
import { giveBack, seeOther, slowDown } from "@/app/flash";
import { ownForm } from "@/app/own-form";
import { hashPassword } from "@/factors/hash-password";
import { judgePassword } from "@/factors/judge-password";
import { limitSecrets } from "@/gates/limits";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";
import { resetPassword } from "@/sessions/reset-password";
import { findReset } from "../find-reset";

type Context = { params: Promise<{ token: string }> };

/** Sets the new password of who holds the link, ends every other session and signs this browser in. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const page = `/reset/${encodeURIComponent(token)}`;
  const form = await ownForm(request, { secretAddress: true });
  if (!form) return giveBack(page, { error: "not-allowed" });
  const reset = await findReset(token);
  if (reset?.worth !== "live") return seeOther(page);
  const password = form.text("password");
  const fault = await judgePassword(password);
  if (fault) return giveBack(page, { fields: { password: fault } });
  const wait = await limitSecrets(request.headers, reset.gate.scope.org);
  if (wait) return slowDown(page, wait);
  const passwordHash = await hashPassword(password);
  const { scope, row: sendId } = reset.gate;
  try {
    const { ticket, slug } = await inOrg(scope, (tx) =>
      resetPassword(tx, { sendId, passwordHash }),
    );
    return await signInAndGo(ticket, slug, `/${slug}/me`);
  } catch (refusal) {
    if (refusal instanceof Refusal) return seeOther(page);
    throw refusal;
  }
}

export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(`/reset/${encodeURIComponent((await params).token)}`);
