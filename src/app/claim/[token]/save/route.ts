import { LANGUAGES } from "@/accounts/input";
import { giveBack, seeOther } from "@/app/flash";
import { keptText } from "@/drafts/rules";
import type { PostedForm } from "@/gates/form";
import { aboutYou } from "@/invitations/input";
import type { ClaimStep } from "@/invitations/rules";
import { stepsAround } from "@/invitations/rules";
import { choiceCookie } from "@/lib/i18n/choice-cookie";
import { LOCALE_COOKIE, localeOf } from "@/lib/i18n/locales";
import { onStep, withFaults } from "../posted";
import { reach } from "../reach";

const CODES: readonly string[] = ["too-long", "unseen-characters", "name-with-link"];

type Names = { firstName: string; lastName: string };

/** What is wrong with which name, as `field.code`. */
function faultsOf(names: Names): string[] {
  const { success, error, data } = aboutYou.safeParse(names);
  if (success) return data.firstName || data.lastName ? [] : ["firstName.missing"];
  return error.issues.map(({ path, message }) => {
    const code = CODES.includes(message) ? message : "too-long";
    return `${String(path[0])}.${code}`;
  });
}

/** The answer of the page that was sent, and what is wrong with it. */
function answerOf(form: PostedForm) {
  const language = LANGUAGES.find((known) => known === form.text("language"));
  if (language) return { step: "language" as ClaimStep, said: { language }, faults: [] };
  const said = {
    firstName: keptText(form.text("firstName")),
    lastName: keptText(form.text("lastName")),
  };
  return { step: "name" as ClaimStep, said, faults: faultsOf(said) };
}

/** Keeps what the person says about themselves for the claim at the end; nothing of it is theirs before. */
export const POST = onStep(async ({ form, gate, isProven, base }) => {
  if (!gate) return seeOther(base);
  const { step, said, faults } = answerOf(form);
  const isGood = isProven && faults.length === 0;
  const { link, isOpen } = await reach(gate, {
    step: isProven ? "opened" : undefined,
    said: isGood ? () => said : undefined,
  });
  if (!link || !isOpen) return seeOther(base);
  const wrong = isProven ? faults : [...faults, "browser"];
  if (wrong.length > 0) return giveBack(withFaults(`${base}/${step}`, wrong), { values: said });
  const locale = localeOf(form.text("language"));
  const { after } = stepsAround(link, step);
  return seeOther(`${base}/${after}`, locale ? [choiceCookie(LOCALE_COOKIE, locale)] : []);
});
