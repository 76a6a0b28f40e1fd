import { mobileForm } from "@/addresses/input";
import { removeMobile } from "@/addresses/remove-mobile";
import { requestAddressChange } from "@/addresses/request-address-change";
import { signInBrowser } from "@/app/api/auth/sign-in-browser";
import { faultsOf, giveBack, seeOther, slowDown } from "@/app/flash";
import { ownForm } from "@/app/own-form";
import { limitMails } from "@/gates/limits";
import type { SessionGate } from "@/gates/session";
import { sessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";
import { refusePassword } from "../own-password";

type Context = { params: Promise<{ org: string }> };

/** Every session ends with the number; whoever just gave their password goes on in this browser. */
async function remove({ scope, account }: SessionGate, page: string): Promise<Response> {
  const { ticket } = await inOrg(scope, (tx) => removeMobile(tx, { id: account.id }));
  const set = ticket ? await signInBrowser(ticket) : undefined;
  const response = giveBack(page, { done: "mobileRemoved" });
  for (const cookie of set ?? []) response.cookies.set(cookie);
  return response;
}

async function change(
  { scope, account }: SessionGate,
  page: string,
  phone: string,
): Promise<Response> {
  await inOrg(scope, (tx) => requestAddressChange(tx, { id: account.id, phone }));
  return giveBack(page, { done: "mobile" });
}

type Typed = { phone: string };

/** Does it, once the password is given; what is refused stands at the number. */
async function act(request: Request, gate: SessionGate, phone: string | undefined, typed: Typed) {
  const page = `/${gate.org.slug}/me/security`;
  const parts = ["mobile", gate.scope.org, gate.account.id];
  const wait = phone && (await limitMails(request.headers, parts, gate.scope.org));
  if (wait) return slowDown(page, wait, { values: typed });
  try {
    return await (phone ? change(gate, page, phone) : remove(gate, page));
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return giveBack(page, { values: typed, fields: { phone: refusal.code } });
  }
}

/** A signed-in person names a new mobile, which a text proves, or takes theirs away; their password is asked for. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const gate = await sessionGate((await params).org);
  const page = `/${gate.org.slug}/me/security`;
  const form = await ownForm(request);
  if (!form) return giveBack(page, { error: "not-allowed" });
  const values = { phone: form.text("phone").trim() };
  const isRemoval = form.text("act") === "remove";
  const parsed = isRemoval ? undefined : mobileForm(gate.org.country).safeParse(values);
  if (parsed?.error) return giveBack(page, { values, fields: faultsOf(parsed.error) });
  const fault = await refusePassword(gate, request.headers, form.text("mobilePassword"));
  if (fault && "wait" in fault) return slowDown(page, fault.wait, { values });
  if (fault) return giveBack(page, { values, fields: { mobilePassword: fault.code } });
  return act(request, gate, parsed?.data.phone, values);
}

export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(`/${encodeURIComponent((await params).org)}/me/security`);
