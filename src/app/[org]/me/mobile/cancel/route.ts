import { cancelAddressChange } from "@/addresses/cancel-address-change";
import { giveBack, seeOther } from "@/app/flash";
import { ownForm } from "@/app/own-form";
import { sessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";

type Context = { params: Promise<{ org: string }> };

/** The mobile stays: the link that was texted to the new one is dead. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { scope, org } = await sessionGate((await params).org);
  const page = `/${org.slug}/me/security`;
  if (!(await ownForm(request))) return giveBack(page, { error: "not-allowed" });
  try {
    await inOrg(scope, (tx) => cancelAddressChange(tx, { channel: "SMS" }));
    return giveBack(page, { done: "mobileCancelled" });
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return giveBack(page, { error: refusal.code });
  }
}

export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(`/${encodeURIComponent((await params).org)}/me/security`);
