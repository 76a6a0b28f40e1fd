import type { NextRequest, NextResponse } from "next/server";
import { LANGUAGES } from "@/accounts/input";
import { seeOther } from "@/app/flash";
import type { PostedForm } from "@/gates/form";
import { aboutYou } from "@/invitations/input";
import type { ClaimLink } from "@/invitations/queries";
import { asksName } from "@/invitations/rules";
import { choiceCookie } from "@/lib/i18n/choice-cookie";
import { LOCALE_COOKIE, localeOf } from "@/lib/i18n/locales";
import type { Draft } from "../draft";
import { draftCookie } from "../draft";
import type { TokenContext } from "../posted";
import { openPosted, withFaults } from "../posted";
import { reach } from "../reach";

function draftOf(form: PostedForm, link: ClaimLink): Draft {
  const language = LANGUAGES.find((known) => known === form.text("language"));
  if (!asksName(link)) return { language };
  return { firstName: form.text("firstName"), lastName: form.text("lastName"), language };
}

const CODES: readonly string[] = ["too-long", "unseen-characters", "name-with-link"];

/** What is wrong with which field, as `field.code`. */
function faultsOf(draft: Draft, isProven: boolean): string[] {
  const { success, error, data } = aboutYou.safeParse(draft);
  if (!success) {
    return error.issues.map(({ path, message }) => {
      const code = CODES.includes(message) ? message : "too-long";
      return `${String(path[0])}.${code}`;
    });
  }
  if (draft.firstName !== undefined && !data.firstName && !data.lastName) {
    return ["firstName.missing"];
  }
  return isProven ? [] : ["browser"];
}

/** Keeps what the person says about themselves for the claim at the end; nothing of it is stored before. */
export async function POST(request: NextRequest, context: TokenContext): Promise<NextResponse> {
  const { form, gate, isProven, base } = await openPosted(request, context);
  const { link, isOpen } = gate ? await reach(gate, isProven ? "opened" : undefined) : {};
  if (!link) return seeOther(base);
  const draft = draftOf(form, link);
  const kept = [draftCookie(link.accountId, draft)];
  if (!isOpen) return seeOther(base, kept);
  const faults = faultsOf(draft, isProven);
  if (faults.length > 0) return seeOther(withFaults(`${base}/about`, faults), kept);
  const locale = localeOf(draft.language);
  return seeOther(
    `${base}/password`,
    locale ? [...kept, choiceCookie(LOCALE_COOKIE, locale)] : kept,
  );
}
