import { seeOther, slowDown } from "@/app/flash";
import { limitStops } from "@/gates/limits";
import { unsubscribeLinkGate } from "@/gates/link";
import { inOrg } from "@/lib/in-org";
import { refuseReminders } from "@/reminders/refuse-reminders";

type Context = { params: Promise<{ token: string }> };

const pageOf = (token: string): string => `/unsubscribe/${encodeURIComponent(token)}/ask`;

/**
 * Ends reminders at one press (RFC 8058): mail programs post here by themselves, with no cookie and no page, and follow no redirect;
 * a browser is led back to the page. The address alone proves whose reminders they are.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const gate = await unsubscribeLinkGate(token);
  const wait = gate && (await limitStops(gate.row));
  if (wait) return slowDown(pageOf(token), wait);
  if (gate) await inOrg(gate.scope, (tx) => refuseReminders(tx, { sendId: gate.row }));
  const isBrowser = request.headers.get("accept")?.includes("text/html") ?? false;
  return isBrowser ? seeOther(pageOf(token)) : new Response(null, { status: gate ? 200 : 404 });
}

/** Whoever opens the address of a letter's header is asked first: looking changes nothing. */
export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(pageOf((await params).token));
