import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import { readForm } from "@/gates/form";
import { isOwnForm } from "@/gates/origin";
import { choiceCookie, ownPath } from "@/lib/i18n/choice-cookie";
import { isTheme, THEME_COOKIE } from "@/lib/i18n/locales";

/** The theme switch of the console: light, dark, or what the system says. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  if (!isOwnForm(request.headers, { secretAddress: true }))
    return new NextResponse(null, { status: 403 });
  const form = await readForm(request);
  const theme = form.text("theme");
  const response = new NextResponse(null, {
    status: 303,
    headers: { location: ownPath(form.text("back")) },
  });
  if (isTheme(theme)) response.cookies.set(choiceCookie(THEME_COOKIE, theme));
  return response;
}
