import { seeOther } from "@/app/flash";
import { readBrowserId } from "@/gates/browser";
import type { LinkGate } from "@/gates/link";
import { findSession } from "@/gates/session";
import { readClaimLink } from "@/invitations/queries";
import { inOrg } from "@/lib/in-org";
import { endSession } from "@/sessions/end-session";
import { onStep, withFaults } from "../posted";

/** Signs out, of the link's organisation only, whoever is signed in to it here. */
async function signOut(gate: LinkGate): Promise<void> {
  const link = await inOrg(gate.scope, (tx) => readClaimLink(tx, gate.row), "page");
  const session = link && (await findSession(link.orgSlug));
  const browserId = await readBrowserId();
  if (session && browserId) await inOrg(session.scope, (tx) => endSession(tx, { browserId }));
}

/** "Switch": at the wish of whoever is signed in, and then on with the link. */
export const POST = onStep(async ({ gate, isProven, base }) => {
  if (!isProven) return seeOther(withFaults(base, ["browser"]));
  if (gate) await signOut(gate);
  return seeOther(base);
});
