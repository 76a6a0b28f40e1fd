import { getTranslations } from "next-intl/server";
import { COUNTED, fieldsOf, KINDS, totalOf, viewHref } from "@/calendar/rules";
import { SelectButton } from "@/people/components/select-button";
import { SelectionBar } from "@/people/components/selection-bar";
import { actsFor } from "@/selections/rules";
import { SearchForm } from "@/ui/forms/search-form";
import { SelectField } from "@/ui/forms/select-field";
import { LinkTabs } from "@/ui/link-tabs";
import { FilterBar, FilterChip } from "@/ui/tables/filter-chip";
import { FilterPopover } from "@/ui/tables/filter-popover";
import { startAct } from "../people/ticks-actions";
import { freezeCalendar } from "./actions";
import type { CalendarProps } from "./read-calendar";

/** The kinds there are, with how many; then search, team and what can be done with who is ticked. */
export async function CalendarFilters(props: CalendarProps) {
  const { gate, path, view, calendar } = props;
  const t = await getTranslations("calendar");
  const { kind, ...rest } = view.filter;
  const all = totalOf(calendar.counts);
  const shown = (count: number, isMore = count > COUNTED) =>
    isMore ? t("counted", { count: COUNTED }) : count;
  const tabs = [undefined, ...KINDS].map((one) => ({
    label: t(`tab.${one ?? "all"}`),
    href: viewHref(path, { ...rest, kind: one }),
    isCurrent: one === kind,
    count: one ? shown(calendar.counts[one]) : shown(all.count, all.isMore),
  }));
  return (
    <>
      <div className="flex-none px-4 pb-3 md:px-8">
        <LinkTabs label={t("tab.label")} tabs={tabs} />
      </div>
      <div className="relative flex-none">
        <Narrow {...props} />
        <SelectionBar
          actions={{ freeze: freezeCalendar, start: startAct }}
          acts={actsFor(gate.permissions, "calendar")}
          isMore={all.isMore}
          matching={matching(props)}
          org={gate.org.slug}
          query={new URLSearchParams(fieldsOf(view.filter)).toString()}
        />
      </div>
    </>
  );
}

/** How many a view holds; a search is not counted beyond its page. */
function matching({ view: { filter }, calendar: { coming, more, counts } }: CalendarProps): number {
  if (filter.q || filter.team) return coming.length + (more ? 1 : 0);
  const { count, isMore } = totalOf(counts);
  return filter.kind ? counts[filter.kind] : count + (isMore ? 1 : 0);
}

async function Narrow({ path, view, calendar }: CalendarProps) {
  const t = await getTranslations("calendar");
  const { q, team, ...rest } = view.filter;
  const name = calendar.teams.find(({ value }) => value === team)?.label;
  return (
    <FilterBar
      search={
        <SearchForm
          action={path}
          defaultValue={q ?? ""}
          isLive
          keep={fieldsOf({ ...rest, team })}
          label={t("search")}
        />
      }
    >
      <SelectButton />
      {team && (
        <FilterChip
          label={t("teamIs")}
          removeHref={viewHref(path, { ...rest, q })}
          value={name ?? "–"}
        />
      )}
      {calendar.teams.length > 0 && (
        <FilterPopover
          keep={fieldsOf({ ...rest, q })}
          open={t("filter")}
          path={path}
          show={t("show")}
        >
          <SelectField
            choices={calendar.teams}
            defaultValue={team ?? ""}
            emptyLabel={t("anyTeam")}
            label={t("team")}
            name="team"
          />
        </FilterPopover>
      )}
    </FilterBar>
  );
}
