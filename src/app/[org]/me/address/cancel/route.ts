import { cancelAddressChange } from "@/addresses/cancel-address-change";
import { giveBack, seeOther } from "@/app/flash";
import { ownForm } from "@/app/own-form";
import { sessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";

type Context = { params: Promise<{ org: string }> };

/** The address stays: the link that was mailed to the new one is dead. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { scope, org } = await sessionGate((await params).org);
  const page = `/${org.slug}/me/security`;
  if (!(await ownForm(request))) return giveBack(page, { error: "not-allowed" });
  try {
    await inOrg(scope, (tx) => cancelAddressChange(tx));
    return giveBack(page, { done: "cancelled" });
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return giveBack(page, { error: refusal.code });
  }
}

export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(`/${encodeURIComponent((await params).org)}/me/security`);
