import { LANGUAGES } from "@/accounts/input";
import { giveBack, seeOther } from "@/app/flash";
import { keptText } from "@/drafts/rules";
import type { PostedForm } from "@/gates/form";
import { aboutYou } from "@/invitations/input";
import type { ClaimLink } from "@/invitations/queries";
import type { ClaimStep } from "@/invitations/rules";
import { stepsAround } from "@/invitations/rules";
import { choiceCookie } from "@/lib/i18n/choice-cookie";
import { LOCALE_COOKIE, localeOf } from "@/lib/i18n/locales";
import { BACK } from "../back-link";
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

/** What may stand of names that somebody leaves behind on their way back. */
function standingOf(names: Names): Names | undefined {
  const wrong = faultsOf(names);
  const good = (name: keyof Names) =>
    wrong.some((fault) => fault.startsWith(`${name}.`)) ? "" : names[name];
  const said = { firstName: good("firstName"), lastName: good("lastName") };
  return said.firstName || said.lastName ? said : undefined;
}

/** The answer of the page that was sent, and what is wrong with it. */
function answerOf(form: PostedForm) {
  const language = LANGUAGES.find((known) => known === form.text("language"));
  if (language) return { step: "language" as ClaimStep, said: { language }, faults: [] };
  const said = {
    firstName: keptText(form.text("firstName")),
    lastName: keptText(form.text("lastName")),
  };
  // who goes back is asked again later, and is held up by nothing
  if (form.text("to") === BACK)
    return { step: "name" as ClaimStep, said: standingOf(said), faults: [], isBack: true };
  return { step: "name" as ClaimStep, said, faults: faultsOf(said) };
}

type Answer = ReturnType<typeof answerOf>;

/** On to the next question, in the language that was chosen; or back to the one before. */
function goOn(base: string, link: ClaimLink, { step, said, isBack }: Answer) {
  const { before, after } = stepsAround(link, step);
  if (isBack) return seeOther(before ? `${base}/${before}` : base);
  const locale = said && "language" in said ? localeOf(said.language) : undefined;
  return seeOther(`${base}/${after}`, locale ? [choiceCookie(LOCALE_COOKIE, locale)] : []);
}

/** Keeps what the person says about themselves for the claim at the end; nothing of it is theirs before. */
export const POST = onStep(async ({ form, gate, isProven, base }) => {
  if (!gate) return seeOther(base);
  const answer = answerOf(form);
  const { step, said, isBack } = answer;
  const wrong = isProven ? answer.faults : [...answer.faults, "browser"];
  const { link, isOpen } = await reach(gate, {
    step: isProven ? "opened" : undefined,
    said: wrong.length === 0 && said ? () => said : undefined,
  });
  if (!link || !isOpen) return seeOther(base);
  if (!isBack && wrong.length > 0)
    return giveBack(withFaults(`${base}/${step}`, wrong), { values: { ...said } });
  return goOn(base, link, answer);
});
