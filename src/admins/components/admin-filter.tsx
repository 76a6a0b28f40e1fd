import { useTranslations } from "next-intl";
import { SearchForm } from "@/ui/forms/search-form";
import type { Choice } from "@/ui/forms/select-field";
import { SelectField } from "@/ui/forms/select-field";
import { FilterBar, FilterChip } from "@/ui/tables/filter-chip";
import { FilterPopover } from "@/ui/tables/filter-popover";

interface AdminFilterProps {
  /** The page itself: its address keeps what is looked for, and which role. */
  path: string;
  choices: readonly Choice[];
  q: string;
  role: string;
}

const fieldsOf = (given: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));

/** Search, and those who hold one role, as above every list. */
export function AdminFilter({ path, choices, q, role }: AdminFilterProps) {
  const t = useTranslations("roles.admins");
  const name = choices.find(({ value }) => value === role)?.label;
  const rest = new URLSearchParams(fieldsOf({ q })).toString();
  return (
    <FilterBar
      search={
        <SearchForm
          action={path}
          defaultValue={q}
          isLive
          keep={fieldsOf({ role })}
          label={t("search")}
        />
      }
    >
      {name && (
        <FilterChip
          label={t("roleIs")}
          removeHref={rest ? `${path}?${rest}` : path}
          value={String(name)}
        />
      )}
      <FilterPopover keep={fieldsOf({ q })} open={t("open")} path={path} show={t("show")}>
        <SelectField
          choices={choices}
          defaultValue={role}
          emptyLabel={t("all")}
          label={t("filter")}
          name="role"
        />
      </FilterPopover>
    </FilterBar>
  );
}
