import { findClaim, isOpen } from "@/app/claim/[token]/find-claim";
import { giveBack, seeOther, slowDown } from "@/app/flash";
import { ownForm } from "@/app/own-form";
import { isProvenForm } from "@/gates/form";
import { limitClaim } from "@/gates/limits";
import { openStep } from "@/invitations/rules";
import { enterJoin } from "@/joins/enter-join";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";
import { findEntry } from "../find-entry";

type Context = { params: Promise<{ token: string }> };

/** Who just said that they set up their account is asked the first question of it, and not to say so again. */
async function firstStep(token: string): Promise<string> {
  const claim = await findClaim(token);
  return isOpen(claim) ? `/claim/${token}/${openStep(claim.link)}` : `/claim/${token}`;
}

/** The address is proven by a person in this browser: on to the claim of their account, or to an admin. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const page = `/entry/${encodeURIComponent(token)}`;
  const form = await ownForm(request, { secretAddress: true });
  if (!form || !(await isProvenForm(form, token))) return giveBack(page, { error: "not-allowed" });
  const found = await findEntry(token);
  if (found?.worth !== "live" && found?.worth !== "ask") return seeOther(page);
  const { scope, row: sendId } = found.gate;
  const wait = await limitClaim(sendId, { headers: request.headers, org: scope.org });
  if (wait) return slowDown(page, wait);
  try {
    const entered = await inOrg(scope, (tx) => enterJoin(tx, { sendId }));
    return seeOther("token" in entered ? await firstStep(entered.token) : page);
  } catch (fault) {
    if (fault instanceof Refusal) return seeOther(page);
    throw fault;
  }
}

export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(`/entry/${encodeURIComponent((await params).token)}`);
