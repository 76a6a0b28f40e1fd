import { after } from "next/server";
import { getLocale } from "next-intl/server";
import { emailKey } from "@/accounts/input";
import { addressForm } from "@/addresses/input";
import { mailOrganizations } from "@/addresses/mail-organizations";
import { faultsOf, giveBack, seeOther, slowDown } from "@/app/flash";
import { ownForm } from "@/app/own-form";
import { limitMails } from "@/gates/limits";
import { findMemberships } from "@/gates/organization";
import { signUpGate } from "@/gates/sign-up";
import { DEFAULT_LOCALE, localeOf } from "@/lib/i18n/locales";
import { inOrg } from "@/lib/in-org";

const PAGE = "/find";

/** Answers everybody alike, and only then looks where the address belongs: the time tells nothing either. */
export async function POST(request: Request): Promise<Response> {
  const form = await ownForm(request);
  if (!form) return giveBack(PAGE, { error: "not-allowed" });
  const values = { email: form.text("email").trim() };
  const parsed = addressForm.safeParse(values);
  if (!parsed.success) return giveBack(PAGE, { values, fields: faultsOf(parsed.error) });
  const { email } = parsed.data;
  const wait = await limitMails(request.headers, ["find", emailKey(email)]);
  if (wait) return slowDown(PAGE, wait, { values });
  const [scope, tag] = await Promise.all([signUpGate(), getLocale()]);
  const locale = localeOf(tag) ?? DEFAULT_LOCALE;
  after(async () => {
    const organizations = await findMemberships(email);
    await inOrg(scope, (tx) => mailOrganizations(tx, { email, locale, organizations }));
  });
  return seeOther(`${PAGE}/sent`);
}

export const GET = (): Response => seeOther(PAGE);
