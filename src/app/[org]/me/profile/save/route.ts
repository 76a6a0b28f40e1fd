import { editAccount } from "@/accounts/edit-account";
import { faultsOf, giveBack, seeOther } from "@/app/flash";
import { ownForm, textsOf } from "@/app/own-form";
import { sessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";
import { NAMES, ownProfile } from "../own-profile";

type Context = { params: Promise<{ org: string }> };

/** A person's own profile, as far as the organisation leaves it to them. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const gate = await sessionGate((await params).org);
  const home = `/${gate.org.slug}/me`;
  const page = `${home}/profile`;
  const form = await ownForm(request);
  if (!form) return giveBack(page, { error: "not-allowed" });
  const values = textsOf(form, NAMES);
  const parsed = ownProfile.safeParse(values);
  if (!parsed.success) return giveBack(page, { values, fields: faultsOf(parsed.error) });
  const change = { id: gate.account.id, change: parsed.data };
  try {
    const { fields } = await inOrg(gate.scope, (tx) => editAccount(tx, change));
    return giveBack(home, { done: fields.length > 0 ? "profile" : "unchanged" });
  } catch (refusal) {
    if (refusal instanceof Refusal) return giveBack(home, { error: refusal.code });
    throw refusal;
  }
}

export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(`/${encodeURIComponent((await params).org)}/me/profile`);
