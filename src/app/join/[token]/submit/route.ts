import { emailKey } from "@/accounts/input";
import { faultsOf, giveBack, seeOther, slowDown } from "@/app/flash";
import { ownForm, textsOf } from "@/app/own-form";
import { limitJoins } from "@/gates/limits";
import { joinerInput } from "@/joins/input";
import { requestJoin } from "@/joins/request-join";
import { isAllowed } from "@/joins/rules";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";
import { findJoin } from "../find-join";

type Context = { params: Promise<{ token: string }> };

const FIELDS = ["firstName", "lastName", "email", "language"] as const;
type Typed = Record<(typeof FIELDS)[number], string>;

/** What somebody typed, as far as it is right, and what is wrong with which field. */
function judge(typed: Typed, domains: readonly string[]) {
  const { data, error } = joinerInput.safeParse(typed);
  const fields = error ? faultsOf(error) : {};
  const address = joinerInput.shape.email.safeParse(typed.email).data;
  if (address && !isAllowed(emailKey(address), domains)) fields.email = "join-domain";
  return { joiner: fields.email ? undefined : data, fields };
}

/**
 * Asks one question after the other, the address and then the name, and mails the link that proves the address. Which addresses
 * may join stands on the page; whether one is known is told nowhere. Until then nothing is kept but what the pages carry along.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const page = `/join/${encodeURIComponent(token)}`;
  const form = await ownForm(request, { secretAddress: true });
  if (!form) return giveBack(page, { error: "not-allowed" });
  const found = await findJoin(token);
  if (found?.worth !== "live") return seeOther(page);
  const { gate, link } = found;
  const values = textsOf(form, FIELDS);
  if (form.text("to") === "address") return giveBack(page, { values });
  const { joiner, fields } = judge(values, link.domains);
  if (fields.email) return giveBack(page, { values, fields: { email: fields.email } });
  if (form.text("step") === "address") return giveBack(`${page}/name`, { values });
  if (!joiner) return giveBack(`${page}/name`, { values, fields });
  const email = emailKey(joiner.email);
  const wait = await limitJoins(request.headers, { org: gate.scope.org, email });
  if (wait) return slowDown(`${page}/name`, wait, { values });
  try {
    await inOrg(gate.scope, (tx) => requestJoin(tx, { ...joiner, linkId: gate.row }));
  } catch (fault) {
    if (fault instanceof Refusal) return seeOther(page);
    throw fault;
  }
  return giveBack(`${page}/sent`, { values: { ...values, email: joiner.email } });
}

export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(`/join/${encodeURIComponent((await params).token)}`);
