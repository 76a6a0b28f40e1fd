import { giveBack, seeOther } from "@/app/flash";
import { ownForm } from "@/app/own-form";
import { readBrowserId } from "@/gates/browser";
import { sessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { endSessions } from "@/sessions/end-sessions";
import { sessionChoice } from "@/sessions/input";

type Context = { params: Promise<{ org: string }> };

/** Ends one of a person's sessions, or all but this browser's. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { scope, org } = await sessionGate((await params).org);
  const page = `/${org.slug}/me/security`;
  const form = await ownForm(request);
  if (!form) return giveBack(page, { error: "not-allowed" });
  const others = form.text("others") !== "";
  const { data: id } = sessionChoice.safeParse(form.text("session"));
  if (!others && !id) return seeOther(page);
  const keptBrowserId = await readBrowserId();
  await inOrg(scope, (tx) =>
    endSessions(tx, { ids: others || !id ? undefined : [id], keptBrowserId }),
  );
  return giveBack(page, { done: others ? "others" : "session" });
}

export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(`/${encodeURIComponent((await params).org)}/me/security`);
