import { seeOther } from "@/app/flash";
import { shortLinkGate } from "@/gates/link";

type Context = { params: Promise<{ code: string }> };

/** The link of a text message leads to the same page as a mail's: of a claim, or of the proof of a new mobile. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token, wait } = await shortLinkGate((await params).code, request.headers);
  if (wait === undefined) return seeOther(`/${token.slice(0, token.indexOf("_"))}/${token}`);
  return new Response(null, { status: 429, headers: { "retry-after": String(wait) } });
}
