import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { SearchForm } from "@/ui/forms/search-form";
import { PopoverButton } from "@/ui/popover-button";
import { FilterBar, FilterChip } from "@/ui/tables/filter-chip";
import { columnsField, fieldsOf, kindPath, viewHref } from "../rules";
import { FilterEditor } from "./filter-editor";
import { SelectButton } from "./select-button";
import type { PeopleFiltersProps } from "./use-chips";
import { useChips } from "./use-chips";

/** Search and filters of the list; the address holds them, so back, reload and sharing work. */
export function PeopleFilters(props: PeopleFiltersProps) {
  const { path, filter, columns, end } = props;
  const t = useTranslations("people");
  const rest = { ...filter, q: undefined };
  const search = (
    <SearchForm
      action={kindPath(path, filter.kind)}
      defaultValue={filter.q ?? ""}
      end={<kbd className="font-sans text-xs text-subtle max-md:hidden">{t("list.slash")}</kbd>}
      isLive
      keep={{ ...fieldsOf(rest), ...columnsField(columns) }}
      label={t("list.search")}
    />
  );
  return (
    <FilterBar end={end} search={search}>
      <SelectButton />
      <Chips {...props} />
      <PopoverButton
        key={viewHref(path, rest)}
        label={
          <>
            <Plus aria-hidden />
            {t("filter.open")}
          </>
        }
        look="ghost"
        size="sm"
      >
        <FilterEditor {...props} />
      </PopoverButton>
    </FilterBar>
  );
}

/** One chip a filter: the value opens the editor, × removes it. */
function Chips(props: PeopleFiltersProps) {
  const { path, filter, columns } = props;
  return useChips(props).map(({ name, label, value, icon, without }) => (
    <FilterChip
      editor={<FilterEditor {...props} />}
      icon={icon}
      key={`${name} ${value}`}
      label={label}
      removeHref={viewHref(path, { ...filter, ...without }, { columns })}
      value={value}
    />
  ));
}
