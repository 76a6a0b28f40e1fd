import { seeOther } from "@/app/flash";
import { shortJoinGate } from "@/gates/link";

type Context = { params: Promise<{ org: string; code: string }> };

/** The link of a poster leads to the page by which people add themselves. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { org: slug, code: typed } = await params;
  const { token, wait } = await shortJoinGate({ slug, typed }, request.headers);
  if (wait === undefined) return seeOther(`/join/${token}`);
  return new Response(null, { status: 429, headers: { "retry-after": String(wait) } });
}
