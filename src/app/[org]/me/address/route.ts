import { addressForm } from "@/addresses/input";
import { requestAddressChange } from "@/addresses/request-address-change";
import { faultsOf, giveBack, seeOther, slowDown } from "@/app/flash";
import { ownForm } from "@/app/own-form";
import { limitMails } from "@/gates/limits";
import { sessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";
import { refusePassword } from "../own-password";

type Context = { params: Promise<{ org: string }> };

/** A signed-in person names a new address; their password is asked for, and the new mailbox proves it. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const gate = await sessionGate((await params).org);
  const { scope, org, account } = gate;
  const page = `/${org.slug}/me/security`;
  const form = await ownForm(request);
  if (!form) return giveBack(page, { error: "not-allowed" });
  const values = { email: form.text("email").trim() };
  const parsed = addressForm.safeParse(values);
  if (!parsed.success) return giveBack(page, { values, fields: faultsOf(parsed.error) });
  const fault = await refusePassword(gate, request.headers, form.text("addressPassword"));
  if (fault && "wait" in fault) return slowDown(page, fault.wait, { values });
  if (fault) return giveBack(page, { values, fields: { addressPassword: fault.code } });
  const { email } = parsed.data;
  const wait = await limitMails(request.headers, ["address", scope.org, account.id], scope.org);
  if (wait) return slowDown(page, wait, { values });
  try {
    await inOrg(scope, (tx) => requestAddressChange(tx, { id: account.id, email }));
    return giveBack(page, { done: "address" });
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return giveBack(page, { values, fields: { email: refusal.code } });
  }
}

export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(`/${encodeURIComponent((await params).org)}/me/security`);
