import { seeOther } from "@/app/flash";
import { shortClaimGate } from "@/gates/link";

type Context = { params: Promise<{ code: string }> };

/** The link of a text message leads to the same claim as a mail's. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token, wait } = await shortClaimGate((await params).code, request.headers);
  if (wait === undefined) return seeOther(`/claim/${token}`);
  return new Response(null, { status: 429, headers: { "retry-after": String(wait) } });
}
