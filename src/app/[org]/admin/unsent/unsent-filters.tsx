import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { FilterSelects } from "@/people/components/filter-editor";
import { SelectButton } from "@/people/components/select-button";
import { SelectionBar } from "@/people/components/selection-bar";
import { useChips } from "@/people/components/use-chips";
import type { PeopleFilter } from "@/people/rules";
import { fieldsOf, queryOf, viewHref } from "@/people/rules";
import { actsFor } from "@/selections/rules";
import { LinkButton } from "@/ui/button";
import { SearchForm } from "@/ui/forms/search-form";
import { FilterBar, FilterChip } from "@/ui/tables/filter-chip";
import { FilterPopover } from "@/ui/tables/filter-popover";
import type { ListProps } from "../people/read-people";
import { freezeMatching, startAct } from "../people/ticks-actions";
import { ownFilter } from "./unsent-view";

/** Search, filters, and what can be done with who is ticked. */
export function UnsentFilters({ gate, path, view, people }: ListProps) {
  const t = useTranslations("campaigns.unsent");
  const filter = ownFilter(view.filter);
  const { q, ...rest } = filter;
  const all = `/${gate.org.slug}/admin/people`;
  return (
    <div className="relative flex-none">
      <FilterBar
        end={
          <LinkButton href={viewHref(all, view.filter)} look="ghost" size="sm">
            <Users aria-hidden />
            {t("inPeople")}
          </LinkButton>
        }
        search={
          <SearchForm
            action={path}
            defaultValue={q ?? ""}
            isLive
            keep={fieldsOf(rest)}
            label={t("search")}
          />
        }
      >
        <SelectButton />
        <Chips filter={filter} people={people} path={path} />
        <Editor filter={filter} key={viewHref(path, rest)} path={path} people={people} />
      </FilterBar>
      <SelectionBar
        actions={{ freeze: freezeMatching, start: startAct }}
        acts={actsFor(gate.permissions)}
        isMore={people.matching.isMore}
        matching={people.matching.count}
        org={gate.org.slug}
        query={queryOf(view.filter)}
      />
    </div>
  );
}

type OwnProps = Pick<ListProps, "path" | "people"> & { filter: PeopleFilter };

/** What the tabs say is not said again. */
function Chips({ path, filter, people }: OwnProps) {
  const { lacks: _, undeliverable: __, language, ...said } = filter;
  const shown = { ...said, ...(language === "NONE" ? {} : { language }) };
  const chips = useChips({ path, filter: shown, columns: [], choices: people.choices });
  return chips
    .filter(({ name }) => name !== "q")
    .map(({ name, label, value, icon, without }) => (
      <FilterChip
        icon={icon}
        key={name}
        label={label}
        removeHref={viewHref(path, { ...filter, ...without })}
        value={value}
      />
    ));
}

/** By language, team and where they came from; what the tabs say is not asked again. */
function Editor({ path, filter, people }: OwnProps) {
  const words = useTranslations("people.filter");
  const { language, team: _, source: __, ...rest } = filter;
  const isTab = language === "NONE";
  const keep = fieldsOf({ ...rest, ...(isTab && { language }) });
  return (
    <FilterPopover keep={keep} open={words("open")} path={path} show={words("show")}>
      <FilterSelects
        choices={people.choices}
        filter={filter}
        without={["kind", "application", "lacks", ...(isTab ? (["language"] as const) : [])]}
      />
    </FilterPopover>
  );
}
