import { giveBack, seeOther } from "@/app/flash";
import { ownForm } from "@/app/own-form";
import { browserCookie, readBrowserId } from "@/gates/browser";
import { findSessions } from "@/gates/signed-in";
import { inOrg } from "@/lib/in-org";
import { endSession } from "@/sessions/end-session";

/** Signs this browser out of every organisation. */
export async function POST(request: Request): Promise<Response> {
  if (!(await ownForm(request))) return seeOther("/");
  const browserId = await readBrowserId();
  if (browserId) {
    for (const { scope } of await findSessions()) {
      await inOrg(scope, (tx) => endSession(tx, { browserId }));
    }
  }
  const response = giveBack("/", { done: "signed-out-all" });
  const { name, options } = browserCookie();
  response.cookies.set({ ...options, name, value: "", maxAge: 0 });
  return response;
}

export const GET = (): Response => seeOther("/");
