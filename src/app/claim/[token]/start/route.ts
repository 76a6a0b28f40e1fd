import type { NextRequest, NextResponse } from "next/server";
import { seeOther } from "@/app/flash";
import { openStep } from "@/invitations/rules";
import { findClaim, isOpen } from "../find-claim";
import type { TokenContext } from "../posted";

/**
 * "Set up my account": on to the first question that is still open, also where the others were answered on another device.
 * A scanner presses it too, so it only leads on.
 */
export async function POST(_request: NextRequest, { params }: TokenContext): Promise<NextResponse> {
  const { token } = await params;
  const base = `/claim/${encodeURIComponent(token)}`;
  const claim = await findClaim(token);
  return seeOther(isOpen(claim) ? `${base}/${openStep(claim.link)}` : base);
}
