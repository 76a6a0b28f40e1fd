import type { NextRequest, NextResponse } from "next/server";
import { seeOther, slowDown } from "@/app/flash";
import { limitMails } from "@/gates/limits";
import type { LinkGate } from "@/gates/link";
import { askForInvitation } from "@/invitations/ask-for-invitation";
import { readClaimLink } from "@/invitations/queries";
import { mayAsk, standing } from "@/invitations/rules";
import { inOrg } from "@/lib/in-org";
import type { TokenContext } from "../posted";
import { openPosted, withFaults } from "../posted";

/** The account that the holder of this dead link may ask for. */
const findAsker = (gate: LinkGate): Promise<string | undefined> =>
  inOrg(
    gate.scope,
    async (tx) => {
      const link = await readClaimLink(tx, gate.row);
      return link && mayAsk(standing(link, tx.now)) ? link.accountId : undefined;
    },
    "page",
  );

/** "Ask for a new invitation" on the page of a dead link. */
export async function POST(request: NextRequest, context: TokenContext): Promise<NextResponse> {
  const { gate, isProven, base } = await openPosted(request, context);
  const accountId = gate && (await findAsker(gate));
  if (!gate || !accountId) return seeOther(base);
  if (!isProven) return seeOther(withFaults(base, ["browser"]));
  const wait = await limitMails(request.headers, [gate.scope.org, accountId], gate.scope.org);
  if (wait) return slowDown(withFaults(base, ["try-later"]), wait);
  const { answered } = await inOrg(gate.scope, (tx) => askForInvitation(tx, { accountId }));
  return seeOther(`${base}/asked${answered ? "?sent=1" : ""}`);
}
