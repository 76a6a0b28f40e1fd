import { giveBack, seeOther } from "@/app/flash";
import { ownForm } from "@/app/own-form";
import { browserCookie, browserScopes, readBrowserId } from "@/gates/browser";
import { findOrganization } from "@/gates/organization";
import { findSession } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { endSession } from "@/sessions/end-session";

type Context = { params: Promise<{ org: string }> };

/** Signs this browser out of one organisation; the cookie goes with the last of them. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { org: slug } = await params;
  if (!(await findOrganization(slug)) || !(await ownForm(request))) return seeOther("/");
  const [browserId, session] = await Promise.all([readBrowserId(), findSession(slug)]);
  if (browserId && session) await inOrg(session.scope, (tx) => endSession(tx, { browserId }));
  const response = giveBack(`/${slug}/sign-in`, { done: "signed-out" });
  const isLast =
    browserId && session && (await browserScopes(browserId, session.scope.origin)).length === 0;
  const { name, options } = browserCookie();
  if (isLast) response.cookies.set({ ...options, name, value: "", maxAge: 0 });
  return response;
}

/** Reloading or bookmarking it changes nothing. */
export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(`/${encodeURIComponent((await params).org)}/sign-in`);
