import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import { readForm } from "@/gates/form";
import { isOwnForm } from "@/gates/origin";
import { findSession } from "@/gates/session";
import { choiceCookie, ownPath } from "@/lib/i18n/choice-cookie";
import type { Theme } from "@/lib/i18n/locales";
import { isTheme, THEME_COOKIE } from "@/lib/i18n/locales";
import { inOrg } from "@/lib/in-org";
import { chooseTheme } from "@/preferences/choose-theme";
import { slugAt } from "../find-theme";

const STORED = { system: "SYSTEM", light: "LIGHT", dark: "DARK" } as const;

/** Keeps the choice with the person, if the page that they chose on is one of their organisation's. */
async function keep(back: string, theme: Theme): Promise<void> {
  const session = await findSession(slugAt(back));
  if (session)
    await inOrg(session.scope, (tx) => chooseTheme(tx, { theme: STORED[theme] }), "page");
}

/** The theme switch: light, dark, or what the system says. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  if (!isOwnForm(request.headers, { secretAddress: true }))
    return new NextResponse(null, { status: 403 });
  const form = await readForm(request);
  const [theme, back] = [form.text("theme"), ownPath(form.text("back"))];
  const response = new NextResponse(null, { status: 303, headers: { location: back } });
  if (isTheme(theme)) {
    await keep(back, theme);
    response.cookies.set(choiceCookie(THEME_COOKIE, theme));
  }
  return response;
}
