import { proveAddress } from "@/addresses/prove-address";
import { signInBrowser } from "@/app/api/auth/sign-in-browser";
import { giveBack, seeOther, slowDown } from "@/app/flash";
import { ownForm } from "@/app/own-form";
import { checkPassword } from "@/factors/check-password";
import { readPasswordHash } from "@/factors/queries";
import type { PostedForm } from "@/gates/form";
import { isProvenForm } from "@/gates/form";
import { limitSignIn } from "@/gates/limits";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";
import type { FoundAddress } from "../find-address";
import { asksPassword, findAddress } from "../find-address";

type Context = { params: Promise<{ token: string }> };
type Fault = { wait: number } | { code: string };

/** Whether the account's password was given, where it is asked for; undefined when all is well. */
async function refusePassword(
  { gate, link }: FoundAddress,
  headers: Headers,
  typed: string,
): Promise<Fault | undefined> {
  const who = { org: gate.scope.org, identifier: link.accountId, known: true };
  const limit = await limitSignIn(headers, who);
  if (limit.wait) return { wait: limit.wait };
  const hash = await inOrg(gate.scope, (tx) => readPasswordHash(tx, link.accountId), "page");
  if (!(await checkPassword(hash, typed))) return { code: "password-wrong" };
  await limit.forgive();
  return undefined;
}

/** The session goes on where the person is known to sit; a browser that is somebody else's keeps its own. */
async function goOn(found: FoundAddress, ticket: string, slug: string): Promise<Response> {
  const mayEnter =
    found.signedIn === "self" || (asksPassword(found) && found.signedIn === "nobody");
  const set = mayEnter ? await signInBrowser(ticket) : undefined;
  const isMobile = found.link.channel === "SMS";
  if (!set) return giveBack(`/${slug}/sign-in`, { done: isMobile ? "mobile" : "address" });
  const response = giveBack(`/${slug}/me/security`, { done: isMobile ? "mobileProven" : "proven" });
  for (const cookie of set) response.cookies.set(cookie);
  return response;
}

async function prove(found: FoundAddress, page: string): Promise<Response> {
  const { scope, row: sendId } = found.gate;
  try {
    const { ticket, slug } = await inOrg(scope, (tx) => proveAddress(tx, { sendId }));
    return await goOn(found, ticket, slug);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return refusal.code.endsWith("-taken") ? giveBack(page, { done: "taken" }) : seeOther(page);
  }
}

const isBound = async (form: PostedForm | undefined, token: string): Promise<boolean> =>
  form !== undefined && (await isProvenForm(form, token));

/** Makes the new address or mobile the account's: every other session ends. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const page = `/address/${encodeURIComponent(token)}`;
  const form = await ownForm(request, { secretAddress: true });
  if (!form || !(await isBound(form, token))) return giveBack(page, { error: "not-allowed" });
  const found = await findAddress(token);
  if (found?.worth !== "live") return seeOther(page);
  if (asksPassword(found)) {
    const fault = await refusePassword(found, request.headers, form.text("password"));
    if (fault && "wait" in fault) return slowDown(page, fault.wait);
    if (fault) return giveBack(page, { fields: { password: fault.code } });
  }
  return prove(found, page);
}

export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(`/address/${encodeURIComponent((await params).token)}`);
