import {
  AppWindow,
  CircleDot,
  CircleSlash,
  CircleUser,
  Inbox,
  KeyRound,
  Languages,
  MailQuestion,
  MailX,
  Send,
  UserRound,
  UsersRound,
  UserX,
  Waypoints,
} from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { RefusalCode } from "@/lib/refusal";
import type { FilterChoices } from "../read-choices";
import type { Column, PeopleFilter } from "../rules";
import { WAITS } from "../rules";

export interface PeopleFiltersProps {
  /** The People page's address; users and contacts stand below it. */
  path: string;
  filter: PeopleFilter;
  columns: readonly Column[];
  choices: FilterChoices;
  /** Columns, "Copy view", "Save view". */
  end?: ReactNode;
}

export type Chip = {
  name: string;
  label: string;
  value: string;
  icon: ReactNode;
  without: PeopleFilter;
};

const ICONS = {
  states: <CircleDot aria-hidden />,
  waits: <Send aria-hidden />,
  kind: <CircleUser aria-hidden />,
  team: <UsersRound aria-hidden />,
  application: <AppWindow aria-hidden />,
  language: <Languages aria-hidden />,
  owner: <UserRound aria-hidden />,
  source: <Waypoints aria-hidden />,
  undeliverable: <MailX aria-hidden />,
  asked: <Inbox aria-hidden />,
  askedPassword: <KeyRound aria-hidden />,
  failed: <MailX aria-hidden />,
  saidNo: <UserX aria-hidden />,
  lacks: <MailQuestion aria-hidden />,
  left: <CircleSlash aria-hidden />,
} as const;
type Name = keyof typeof ICONS;

const labelOf = (choices: readonly { value: string; label: string }[], id: string | undefined) =>
  id && (choices.find(({ value }) => value === id)?.label ?? id.slice(0, 8));

/** What a language is called, in the reader's. */
export function useLanguageName(): (language: string) => string {
  const names = new Intl.DisplayNames(useLocale(), { type: "language" });
  return (language) => names.of(language) ?? language;
}

/** What people are narrowed to by a word of its own. */
const only = <T,>(say: (name: "asked" | "askedPassword" | "failed" | "saidNo") => T) => ({
  ...{ asked: say("asked"), askedPassword: say("askedPassword"), failed: say("failed") },
  saidNo: say("saidNo"),
});

/** A refusal's first sentence is the reason; an address may name one that there is not, such as a word that every object has. */
function useReason(): (why: RefusalCode) => string {
  const t = useTranslations("refusals");
  const isKnown = (why: RefusalCode) => !Object.hasOwn(Object.prototype, why) && t.has(why);
  return (why) => (isKnown(why) ? (t(why, { field: "" }).split(/(?<=[.。])\s/u)[0] ?? why) : why);
}

/** The filters of a view in words. */
export function useChips({ filter, choices }: PeopleFiltersProps): Chip[] {
  const t = useTranslations("list");
  const people = useTranslations("people");
  const state = useTranslations("common.accountState");
  const languageName = useLanguageName();
  const reason = useReason();
  const { language, source } = filter;
  const waits = Object.values(WAITS).filter((wait) => filter.waits?.includes(wait));
  const values: Record<Name, string | false | undefined> = {
    states: filter.states?.map((name) => state(name)).join(", "),
    waits: waits.map((wait) => t(`wait.${wait}`)).join(", "),
    kind: filter.kind && people(`kind.${filter.kind}`),
    team: labelOf(choices.teams, filter.team),
    application: labelOf(choices.applications, filter.application),
    language: language && (language === "NONE" ? t("noLanguage") : languageName(language)),
    owner: filter.owner && (choices.owner ?? filter.owner.slice(0, 8)),
    source: source && t(`source.${source}`),
    undeliverable: filter.undeliverable && t("undeliverable"),
    ...only((name) => filter[name] && people(`filter.${name}`)),
    lacks: filter.lacks && t(`lack.${filter.lacks}`),
    left: filter.left && reason(filter.left.why),
  };
  return (Object.keys(ICONS) as Name[]).flatMap((name) => {
    const value = values[name];
    if (!value) return [];
    return [
      { name, label: t(`is.${name}`), value, icon: ICONS[name], without: { [name]: undefined } },
    ];
  });
}
