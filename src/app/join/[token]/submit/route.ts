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

/** Mails the link that proves the address. Which addresses may join stands on the page; whether one is known is told nowhere. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const page = `/join/${encodeURIComponent(token)}`;
  const form = await ownForm(request, { secretAddress: true });
  if (!form) return giveBack(page, { error: "not-allowed" });
  const found = await findJoin(token);
  if (found?.worth !== "live") return seeOther(page);
  const values = textsOf(form, FIELDS);
  const { data, error } = joinerInput.safeParse(values);
  if (!data) return giveBack(page, { values, fields: faultsOf(error) });
  const { gate, link } = found;
  const key = emailKey(data.email);
  if (!isAllowed(key, link.domains))
    return giveBack(page, { values, fields: { email: "join-domain" } });
  const wait = await limitJoins(request.headers, { org: gate.scope.org, email: key });
  if (wait) return slowDown(page, wait, { values });
  try {
    await inOrg(gate.scope, (tx) => requestJoin(tx, { ...data, linkId: gate.row }));
  } catch (fault) {
    if (fault instanceof Refusal) return seeOther(page);
    throw fault;
  }
  return giveBack(`${page}/sent`, { values: { email: data.email } });
}

export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(`/join/${encodeURIComponent((await params).token)}`);
