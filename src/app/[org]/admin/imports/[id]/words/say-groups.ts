import { applicationKey } from "@/applications/input";
import { listApplications } from "@/applications/queries";
import type { ClosedColumn } from "@/cells/input";
import { CLOSED_VALUES } from "@/cells/input";
import { inOrg } from "@/lib/in-org";
import { readSettings } from "@/orgs/queries";
import { COUNTRIES } from "@/places/rules";
import type { ShownGroup } from "@/plans/components/shown-group";
import type { FaultGroup } from "@/plans/rules";
import type { FaultCode } from "@/rosters/rules";
import { sayFault } from "@/rosters/say-fault";
import type { Choice } from "@/ui/forms/select-field";
import type { ImportPage } from "../import-head";
import type { PlanQuery } from "../plan/plan-query";
import { planHref } from "../plan/plan-query";
import { rightIn } from "./right-in";
import type { Words } from "./words";
import { wordsOf } from "./words";

/** More names than these nobody looks through. */
const MOST_CHOICES = 200;

const hostOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1);

/** What may be right by now though the file is as it was: it was made, opened or allowed elsewhere. */
const ELSEWHERE: readonly FaultCode[] = [
  ...(["application-unknown", "application-rule", "prevention-off", "owner-unknown"] as const),
];

/** What looks wrong, and may be meant. */
const KEEPABLE: readonly FaultCode[] = ["email-typo", "zeros-lost"];

/** What the organisation has of what rows name, where any names what it had not. */
type Here = { applications: readonly string[]; allowsPrevention: boolean; mayMake: boolean };

async function readHere({ gate, plan }: ImportPage): Promise<Here> {
  const mayMake = gate.permissions.includes("settings.manage");
  if (!plan.counts.groups.some(({ code }) => ELSEWHERE.includes(code)))
    return { applications: [], allowsPrevention: false, mayMake };
  return inOrg(
    gate.scope,
    async (tx) => ({
      applications: (await listApplications(tx, "", MOST_CHOICES)).map(({ name }) => name),
      allowsPrevention: (await readSettings(tx)).modificationPrevention,
      mayMake,
    }),
    "page",
  );
}

/** Whether what rows named in vain is here by now. */
function isHereNow({ code, value }: FaultGroup, here: Here): boolean {
  if (code === "prevention-off") return here.allowsPrevention;
  if (code !== "application-unknown") return false;
  return here.applications.some((name) => applicationKey(name) === applicationKey(value));
}

/** What somebody may put in the place of a word that nobody knows. */
function wordsFor({ column, code }: FaultGroup, here: Here): readonly string[] {
  if (code === "application-unknown") return here.applications;
  const isWord = code.endsWith("-unknown") || code === "yes-or-no";
  return isWord && column && column in CLOSED_VALUES ? CLOSED_VALUES[column as ClosedColumn] : [];
}

/** Every country by its name, for numbers of which nothing says whose they are. */
function countriesIn(locale: string): Choice[] {
  const names = new Intl.DisplayNames([locale], { type: "region" });
  const choices = COUNTRIES.map((value) => ({ value, label: names.of(value) ?? value }));
  return choices.sort((a, b) => a.label.localeCompare(b.label, locale));
}

/** What somebody may choose for rows of which nobody knows what is right. */
function choicesFor(group: FaultGroup, here: Here, locale: string): readonly Choice[] {
  if (group.right !== undefined || isHereNow(group, here)) return [];
  if (group.code === "phone-no-country") return countriesIn(locale);
  return wordsFor(group, here).map((word) => ({ value: word, label: word }));
}

/** What can be done about alike faults besides putting in what is right: choose it, make it, look again. */
function offersOf(group: FaultGroup, here: Here, locale: string) {
  const { code, value } = group;
  const isHere = isHereNow(group, here);
  const isMissing = code === "application-unknown" && !isHere;
  return {
    choices: choicesFor(group, here, locale),
    chooses: code === "phone-no-country" ? ("country" as const) : ("right" as const),
    value,
    isElsewhere: ELSEWHERE.includes(code),
    isHere,
    makes: isMissing && here.mayMake ? value : undefined,
  };
}

/** What is put in the place of all alike, where it is the same for all: one value, or nothing. */
const rightOfAll = (words: Words, group: FaultGroup, isSame: boolean): string | undefined =>
  isSame || group.right === "" ? rightIn(words, group) : undefined;

/** Who is in the file twice by several keys: they are said beside what is wrong, one alone stands where columns do. */
function placesOf({ column, columns = [] }: FaultGroup, { nameOf }: Words) {
  const names = columns.map((one) => nameOf(one));
  if (names.length > 1) return { by: names.join(", "), column: undefined };
  return { column: names[0] ?? (column ? nameOf(column) : undefined) };
}

const ofIn =
  ({ t }: Words) =>
  (title: string, what: string): string =>
    t("plan.groupOf", { title, what });

/** Each address has its own right one: what is alike in them are the parts after the @, or that it lacks. */
function meantBy(words: Words, { key, code, value, right }: FaultGroup, title: string) {
  if (!right) return "";
  if (code === "email-typo") return ofIn(words)(title, `${hostOf(value)} → ${hostOf(right)}`);
  const isUnsigned = code === "email-wrong" && key.endsWith(`|${hostOf(right).toLowerCase()}`);
  return isUnsigned ? words.t("plan.noSign", { domain: hostOf(right) }) : "";
}

/** Groups of alike faults in the reader's words; what is alike in them names the group. */
export async function sayGroups(
  page: ImportPage,
  { tab }: PlanQuery,
): Promise<(ShownGroup & { isConflict: boolean })[]> {
  const { path, run, plan, reading } = page;
  const words = await wordsOf(reading);
  const here = await readHere(page);
  const of = ofIn(words);
  return plan.counts.groups.map((group) => {
    const { key, column, code, rows, value, detail, right } = group;
    const isAlike = rows === 1 || !["", "*"].includes(key.split("|").slice(2).join("|"));
    const fault = { column, code, value, ...(detail ? { detail } : {}) };
    const { title, what, todo } = sayFault(words.roster, fault, words.nameOf);
    const meant = meantBy(words, group, title);
    const offers = offersOf(group, here, words.locale);
    const { by, column: place } = placesOf(group, words);
    // a word that nobody knows names the group better than a sentence about it
    const named = offers.choices.length > 0 || offers.makes ? of(title, value) : what;
    return {
      key,
      title: meant || (isAlike ? named : by ? of(title, by) : title),
      text: todo,
      column: place,
      rows,
      right: rightOfAll(words, group, isAlike && !meant),
      isWritten: code === "quota-wrong",
      isFixable: right !== undefined,
      isKeepable: KEEPABLE.includes(code),
      isConflict: code === "two-accounts",
      ...offers,
      href: planHref(`${path}/${run.id}`, { tab, group: key }),
    };
  });
}
