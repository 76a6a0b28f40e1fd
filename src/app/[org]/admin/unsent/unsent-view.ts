import type { PersonRow } from "@/people/list-people";
import type { Unsent } from "@/people/read-unsent";
import type { Column, PeopleFilter, PeopleView } from "@/people/rules";

const COLUMNS: readonly Column[] = ["address", "kind", "team", "language", "source", "created"];

/** Where somebody's invitation was withdrawn it is said when and by whom. */
export const columnsOf = (rows: readonly Pick<PersonRow, "withdrawnAt">[]): readonly Column[] =>
  rows.some(({ withdrawnAt }) => withdrawnAt) ? [...COLUMNS, "invited"] : COLUMNS;

/** The page shows these people and no others, whatever its address says of states. */
export const ownFilter = ({ q, team, language, source, undeliverable, lacks }: PeopleFilter) => ({
  ...{ q, team, language, source, undeliverable, lacks },
});

export const asUnsent = (view: PeopleView): PeopleView => ({
  ...view,
  columns: COLUMNS,
  filter: { ...ownFilter(view.filter), states: ["CREATED"] },
});

type Tab = {
  key: "all" | "noEmail" | "noMobile" | "noLanguage" | "undeliverable";
  filter: PeopleFilter;
};

const TABS: readonly Tab[] = [
  { key: "all", filter: {} },
  { key: "noEmail", filter: { lacks: "EMAIL" } },
  { key: "noMobile", filter: { lacks: "PHONE" } },
  { key: "noLanguage", filter: { language: "NONE" } },
  { key: "undeliverable", filter: { undeliverable: true } },
];

/** What somebody can lack, those with nobody left out; the tab of the view is current. */
export function tabsOf(unsent: Unsent, filter: PeopleFilter) {
  const counts = { ...unsent, all: unsent.total };
  const isOf = ({ filter: own }: Tab) =>
    own.lacks === filter.lacks &&
    Boolean(own.undeliverable) === Boolean(filter.undeliverable) &&
    own.language === (filter.language === "NONE" ? "NONE" : undefined);
  return TABS.map((tab) => ({ ...tab, count: counts[tab.key], isCurrent: isOf(tab) })).filter(
    ({ key, count, isCurrent }) => key === "all" || count > 0 || isCurrent,
  );
}
