import { useTranslations } from "next-intl";
import { LANGUAGES } from "@/accounts/input";
import { useLanguageName } from "@/people/components/use-chips";
import type { FilterChoices } from "@/people/read-choices";
import { fieldsOf } from "@/people/rules";
import type { RehearsedFilter } from "@/rehearsals/list-rehearsed";
import { SearchForm } from "@/ui/forms/search-form";
import { SelectField } from "@/ui/forms/select-field";
import { FilterBar, FilterChip } from "@/ui/tables/filter-chip";
import { FilterPopover } from "@/ui/tables/filter-popover";
import { rehearsalHref } from "./view";

interface RehearsalFiltersProps {
  path: string;
  filter: RehearsedFilter;
  choices: FilterChoices;
}

/** Search, and who is shown: by language and team, or of one doubtful domain. */
export function RehearsalFilters({ path, filter, choices }: RehearsalFiltersProps) {
  const t = useTranslations("rehearsal");
  const nameOf = useLanguageName();
  const { q, language, team, readiness, domain } = filter;
  const kept = { ...(readiness && { ready: readiness }), ...(domain && { domain }) };
  const teamName = choices.teams.find(({ value }) => value === team)?.label;
  const chips = [
    {
      name: "language",
      label: t("by.language"),
      value: language && language !== "NONE" ? nameOf(language) : undefined,
    },
    { name: "team", label: t("by.team"), value: team && (teamName ?? t("unknownTeam")) },
    { name: "domain", label: t("by.domain"), value: domain },
  ] as const;
  return (
    <FilterBar
      search={
        <SearchForm
          action={path}
          defaultValue={q ?? ""}
          isLive
          keep={{ ...fieldsOf({ language, team }), ...kept }}
          label={t("search")}
        />
      }
    >
      {chips.map(
        ({ name, label, value }) =>
          value && (
            <FilterChip
              key={name}
              label={label}
              removeHref={rehearsalHref(path, { ...filter, [name]: undefined })}
              value={value}
            />
          ),
      )}
      <Editor choices={choices} filter={filter} kept={kept} path={path} />
    </FilterBar>
  );
}

function Editor({
  path,
  filter,
  choices,
  kept,
}: RehearsalFiltersProps & { kept: Record<string, string> }) {
  const t = useTranslations("rehearsal");
  const words = useTranslations("people.filter");
  const nameOf = useLanguageName();
  const { q, language, team } = filter;
  const hidden = { ...kept, ...(q && { q }) };
  return (
    <FilterPopover keep={hidden} open={words("open")} path={path} show={words("show")}>
      <SelectField
        choices={LANGUAGES.map((value) => ({ value, label: nameOf(value) }))}
        defaultValue={language ?? ""}
        emptyLabel={t("any")}
        label={t("by.language")}
        name="language"
      />
      {choices.teams.length > 0 && (
        <SelectField
          choices={choices.teams}
          defaultValue={team ?? ""}
          emptyLabel={t("any")}
          label={t("by.team")}
          name="team"
        />
      )}
    </FilterPopover>
  );
}
