import type { NextResponse } from "next/server";
import { giveBack, seeOther } from "../../flash";
import { signInBrowser } from "./sign-in-browser";

/** Turns a ticket into this browser's session and leads on; a ticket that is no longer good leads to the sign-in page. */
export async function signInAndGo(ticket: string, slug: string, to: string): Promise<NextResponse> {
  const set = await signInBrowser(ticket);
  return set ? seeOther(to, set) : giveBack(`/${slug}/sign-in`, { error: "session-lost" });
}
