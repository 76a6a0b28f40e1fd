import { seeOther } from "@/app/flash";
import { nextPath } from "@/app/next-path";
import { ownForm } from "@/app/own-form";
import { sessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";
import { acceptTerms } from "@/terms/accept-terms";

type Context = { params: Promise<{ org: string }> };

/** A member accepts the terms that they were asked for again. Others that came meanwhile are shown first. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { scope, org, account } = await sessionGate((await params).org);
  const form = await ownForm(request);
  const next = nextPath(org.slug, form?.text("next") ?? "") ?? `/${org.slug}/me`;
  const page = `/${org.slug}/terms?next=${encodeURIComponent(next)}`;
  if (!form) return seeOther(page);
  const version = Number(form.text("version"));
  try {
    await inOrg(scope, (tx) => acceptTerms(tx, { accountId: account.id, version }));
    return seeOther(next);
  } catch (fault) {
    if (fault instanceof Refusal) return seeOther(page);
    throw fault;
  }
}

export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(`/${encodeURIComponent((await params).org)}/terms`);
