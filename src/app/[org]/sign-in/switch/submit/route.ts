import { signInAndGo } from "@/app/api/auth/sign-in-and-go";
import { giveBack, seeOther, slowDown } from "@/app/flash";
import { nextPath } from "@/app/next-path";
import { ownForm } from "@/app/own-form";
import { limitLooks } from "@/gates/limits";
import { organizationGate } from "@/gates/organization";

type Context = { params: Promise<{ org: string }> };

/** "Switch": the ticket of whoever gave their password becomes this browser's session. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { org, scope } = await organizationGate((await params).org);
  const form = await ownForm(request);
  if (!form) return giveBack(`/${org.slug}/sign-in`, { error: "not-allowed" });
  const wait = await limitLooks(request.headers, scope.org);
  if (wait) return slowDown(`/${org.slug}/sign-in`, wait);
  const to = nextPath(org.slug, form.text("to")) ?? `/${org.slug}/me`;
  return signInAndGo(form.text("ticket"), org.slug, to);
}

export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(`/${encodeURIComponent((await params).org)}/sign-in`);
