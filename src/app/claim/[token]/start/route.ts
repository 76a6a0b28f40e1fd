import type { NextRequest, NextResponse } from "next/server";
import { seeOther } from "@/app/flash";
import type { TokenContext } from "../posted";

/** "Set up my account". A scanner presses it too, so it only leads on. */
export async function POST(_request: NextRequest, { params }: TokenContext): Promise<NextResponse> {
  const { token } = await params;
  return seeOther(`/claim/${encodeURIComponent(token)}/about`);
}
