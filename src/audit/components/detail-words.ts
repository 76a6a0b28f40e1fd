import { textFaultOf } from "@/texts/rules";
import type { Sayer } from "./use-sayer";

type Values = Record<string, unknown>;
type Entry = {
  act: string;
  details: Values;
  /** What people are called of whom the entry keeps an id. */
  names: Readonly<Record<string, string>>;
  values?: { before?: Values; after?: Values } | undefined;
};
type Says = (value: unknown, say: Sayer, names: Entry["names"]) => string | undefined;

export const NOTHING = "–";

/** The first of these words that there is, by the value. */
const words =
  (...under: string[]): Says =>
  (value, { word }) =>
    under.map((path) => word(`${path}.${String(value)}`)).find((found) => found !== undefined);

const text: Says = (value) => String(value);
const flag: Says = (value, say) => say.word(`audit.detail.${value ? "yes" : "no"}`);
const number: Says = (value, say) => say.number(Number(value));
const moment: Says = (value, say) => say.moment(new Date(String(value)));
const language: Says = (value, say) => say.language(String(value));
const country: Says = (value, say) => say.country(String(value));
const own = (name: string): Says => words(`audit.detail.word.${name}`);
/** Of what only its id is kept: that there is one. */
const some =
  (name: string): Says =>
  (_, say) =>
    say.word(`audit.detail.word.some.${name}`);
/** The first of January 2024 was a Monday. */
const weekday: Says = (value, say) => say.weekday(new Date(Date.UTC(2024, 0, Number(value), 12)));
const amount: Says = (value, say) => say.number(Object.keys(Object(value)).length);
const permission: Says = (value, say) => say.word(`roles.permission.${String(value)}.name`);
const person: Says = (value, say, names) => names[String(value)] ?? say.word("audit.erased");
const UNITS = [
  ["GB", 1_024 ** 3],
  ["MB", 1_024 ** 2],
] as const;
const size: Says = (value, say) => {
  const bytes = Number(value);
  const [unit, one] = UNITS.find(([, least]) => bytes >= least) ?? (["KB", 1_024] as const);
  return `${say.number(Math.ceil((bytes / one) * 10) / 10)} ${say.word(`audit.detail.size.${unit}`)}`;
};

/** Why mails, texts or a no: by a provider's code, by our own word, or in the operator's words. */
const reason: Says = (value, say) => {
  const fault = textFaultOf(String(value));
  if (fault) return say.word(`texts.fault.${fault}`);
  const known = own("reason")(value, say, {});
  if (known) return known;
  return say.word(
    /^\d/.test(String(value))
      ? "audit.detail.word.reason.bounced"
      : "audit.detail.word.reason.other",
  );
};
const why: Says = (value, say) =>
  words("audit.detail.word.why", "refusals")(value, say, {}) ??
  say.word("audit.detail.word.why.other");

/** Ids of things that the sentence names, or that nobody could look up by them. */
const HIDDEN = new Set([
  ...["teamId", "applicationId", "roleId", "campaignId", "importId", "undoes", "viewId"],
  ...["selectionId", "runId", "link", "request", "role", "roleName", "mobile"],
]);

const ALL = (names: string, says: Says): Record<string, Says> =>
  Object.fromEntries(names.split(" ").map((name) => [name, says]));

const SAYS: Record<string, Says> = {
  ...ALL("name slug domain domains host timeZone helpUrl helpContact brand", text),
  ...ALL("sendingFrom sendingUntil firstName lastName email phone login externalId", text),
  ...ALL("company department jobTitle address zipcode city country biography", text),
  ...ALL("language languages locale", language),
  textCountries: country,
  ...ALL("from to", words("common.accountState")),
  ...ALL("channel instead inviteBy", words("common.channel")),
  ...ALL("fields", words("person.field")),
  ...ALL("changed", words("audit.detail.label", "person.field")),
  ...ALL("permissions added", permission),
  ...ALL("factors tfa allowedFactors requiredFactors", own("factor")),
  ...ALL("spf dkim dmarc", own("record")),
  ...ALL("count mails texts codes rows holders members done refused left number first", number),
  ...ALL("gone bad asked waiting ledBack version licences mostUses port alarmAbove", number),
  ...ALL("linkLifeHours codeLifeDays approvalRows mostReminders textsADay", number),
  ...ALL("retentionDays inactivityDays neverClaimedDays", number),
  ...ALL("approval shared askAgain laidDown withDeclined proven revive own signsIn", flag),
  ...ALL("autoInvite integrationsInvite answerRequests autoRemind textsOn memberEditing", flag),
  ...ALL("memberLeaving modificationPrevention lapseAdmins creationNotification", flag),
  ...ALL("on expiresAt startsAt was suspensionDate", moment),
  removed: (value, ...rest) => (typeof value === "number" ? number : permission)(value, ...rest),
  kind: own("kind"),
  source: words("audit.detail.word.source", "person.value"),
  place: own("place"),
  how: own("how"),
  purpose: own("purpose"),
  invite: own("invite"),
  security: (value, ...rest) => own("security")(value, ...rest) ?? text(value, ...rest),
  visibility: words("person.value"),
  expirationMode: own("expiration"),
  letter: words("templates.letter"),
  act: words("selections.act"),
  codeFact: words("settings.codes.fact"),
  filters: own("filter"),
  format: (value) => String(value).toUpperCase(),
  sendingDays: weekday,
  ...ALL("bytes shareSpaceMax saveSpaceMax", size),
  rules: amount,
  ownerId: person,
  reason,
  why,
};

const ALIKE = (one: Says): Record<string, Says> => ({ before: one, after: one });
/** Where a name means something of its own. */
const OF_ACT: Record<string, Record<string, Says>> = {
  "team.renamed": { from: text, to: text },
  "role.changed": { from: text },
  "organization.address-changed": ALIKE(text),
  "organization.trust-set": ALIKE(number),
  "organization.disabled": { reason: text },
  // a person's country is whatever they typed; the organisation's is chosen from a list
  "settings.changed": { country },
  "settings.logo-changed": ALIKE(some("logo")),
  "template.saved": ALIKE(some("wording")),
  "template.dropped": ALIKE(some("wording")),
};

const labelOf = (act: string, name: string, { word }: Sayer): string =>
  word(`audit.detail.of.${act.replace(".", "_")}.${name}`) ??
  word(`audit.detail.label.${name}`) ??
  word(`person.field.${name}`) ??
  NOTHING;

function saidOf(entry: Entry, name: string, value: unknown, say: Sayer): string {
  const says = OF_ACT[entry.act]?.[name] ?? SAYS[name];
  const each = (one: unknown): string =>
    says?.(one, say, entry.names) ?? say.word("audit.detail.unnamed") ?? NOTHING;
  if (value === null || value === undefined || value === "") return NOTHING;
  if (!Array.isArray(value)) return each(value);
  return value.length === 0 ? NOTHING : say.list(value.map(each));
}

const isTable = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a part of an entry is told, or known to be nothing to tell. */
export const isTold = (act: string, name: string): boolean =>
  HIDDEN.has(name) || name in (OF_ACT[act] ?? {}) || name in SAYS;

/** What came of it stands behind what it was, in whatever order both are kept. */
const isOutcome = ([name]: [string, unknown]): number => Number(name === "to" || name === "after");

/** What an entry keeps beside its sentence, as what it is called and what it says. */
export function tellDetails(entry: Entry, say: Sayer): [label: string, said: string][] {
  const { act, details } = entry;
  return Object.entries(details)
    .filter(
      ([name, value]) =>
        !HIDDEN.has(name) && isTold(act, name) && !(isTable(value) && name !== "rules"),
    )
    .sort((one, other) => isOutcome(one) - isOutcome(other))
    .map(([name, value]) => [labelOf(act, name, say), saidOf(entry, name, value, say)]);
}

/** Before and after, field by field. */
export function tellValues(
  entry: Entry,
  say: Sayer,
): [label: string, before: string, after: string][] {
  const { act, details, values } = entry;
  const before = [values?.before, details.before].find(isTable) ?? {};
  const after = [values?.after, details.after].find(isTable) ?? {};
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => isTold(act, name))
    .map((name) => [
      labelOf(act, name, say),
      saidOf(entry, name, before[name], say),
      saidOf(entry, name, after[name], say),
    ]);
}
