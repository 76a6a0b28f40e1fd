import { editAccount } from "@/accounts/edit-account";
import { giveBack, seeOther } from "@/app/flash";
import { ownForm } from "@/app/own-form";
import { sessionGate } from "@/gates/session";
import { choiceCookie } from "@/lib/i18n/choice-cookie";
import { LOCALE_COOKIE, localeOf } from "@/lib/i18n/locales";
import { inOrg } from "@/lib/in-org";
import { language } from "@/orgs/input";

type Context = { params: Promise<{ org: string }> };

/** The person's own language, for letters and pages; this browser follows at once. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const gate = await sessionGate((await params).org);
  const page = `/${gate.org.slug}/me`;
  const form = await ownForm(request);
  if (!form) return giveBack(page, { error: "not-allowed" });
  const wish = language.safeParse(form.text("language"));
  if (!wish.success) return giveBack(page, { fields: { language: "language-unknown" } });
  const change = { language: wish.data };
  await inOrg(gate.scope, (tx) => editAccount(tx, { id: gate.account.id, change }));
  const response = giveBack(page, { done: "language" });
  const locale = localeOf(wish.data);
  if (locale) response.cookies.set(choiceCookie(LOCALE_COOKIE, locale));
  return response;
}

export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(`/${encodeURIComponent((await params).org)}/me`);
