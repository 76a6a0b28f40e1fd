import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import { giveBack, seeOther } from "@/app/flash";
import { readForm } from "@/gates/form";
import { isOwnForm } from "@/gates/origin";
import { choiceCookie, ownPath } from "@/lib/i18n/choice-cookie";
import { LOCALE_COOKIE, localeOf } from "@/lib/i18n/locales";
import { keepsForm, keptValues } from "@/ui/public/kept-form";

/** The language switch: a plain form, so that it works without script. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  if (!isOwnForm(request.headers, { secretAddress: true }))
    return new NextResponse(null, { status: 403 });
  const form = await readForm(request);
  const locale = localeOf(form.text("locale"));
  const back = ownPath(form.text("back"));
  const [page = back] = back.split("?");
  const response = keepsForm(back)
    ? giveBack(page, { values: keptValues((name) => form.text(name)) })
    : seeOther(back);
  if (locale) response.cookies.set(choiceCookie(LOCALE_COOKIE, locale));
  return response;
}
