import { Plus } from "lucide-react";
import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/forms/text-field";
import { PopoverButton } from "@/ui/popover-button";
import { FilterBar, FilterChip } from "@/ui/tables/filter-chip";
import { auditHref } from "../input";
import type { AuditAct, AuditFilter } from "../rules";
import { ActChoices } from "./act-choices";

export interface AuditFiltersProps {
  path: string;
  filter: AuditFilter;
  /** What the people of the filter are called. */
  names: { person?: string | undefined; actor?: string | undefined };
}

/** The first of the acts by name, and how many others. */
function useActNames(): (acts: readonly AuditAct[]) => string {
  const t = useTranslations("audit");
  return ([first, ...more]) => {
    if (!first) return "";
    const name = t(`named.${first}`);
    return more.length === 0 ? name : t("acts.more", { first: name, count: more.length });
  };
}

/** One chip a filter, and the form that changes them; the address holds them all. */
export function AuditFilters(props: AuditFiltersProps) {
  const { path, filter, names } = props;
  const t = useTranslations("audit");
  const nameOf = useActNames();
  const wordsOf = (field: keyof AuditFilter): string => {
    if (field === "act") return nameOf(filter.act ?? []);
    const named = field === "person" || field === "actor" ? names[field] : undefined;
    return named ?? filter[field] ?? "";
  };
  const chips = (Object.keys(filter) as (keyof AuditFilter)[]).map((field) => {
    const { [field]: _, ...rest } = filter;
    return { field, value: wordsOf(field), rest };
  });
  return (
    <FilterBar>
      {chips.map(({ field, value, rest }) => (
        <FilterChip
          editor={<Editor {...props} />}
          key={`${field} ${value}`}
          label={t(`field.${field}`)}
          removeHref={auditHref(path, rest)}
          value={value}
        />
      ))}
      <PopoverButton
        key={auditHref(path, filter)}
        label={
          <>
            <Plus aria-hidden />
            {t("filter.open")}
          </>
        }
        look="ghost"
        size="sm"
      >
        <Editor {...props} />
      </PopoverButton>
    </FilterBar>
  );
}

function Editor({ path, filter, names }: AuditFiltersProps) {
  const t = useTranslations("audit");
  const words = (field: "person" | "actor") => (names[field] ? names[field] : filter[field]) ?? "";
  return (
    <Form action={path} className="flex flex-col gap-3">
      {filter.one && <input name="one" type="hidden" value={filter.one} />}
      <ActChoices chosen={filter.act ?? []} />
      <TextField
        defaultValue={words("person")}
        hint={t("hint.person")}
        label={t("field.person")}
        name="person"
      />
      <TextField defaultValue={words("actor")} label={t("field.actor")} name="actor" />
      <div className="grid grid-cols-2 gap-2">
        <TextField
          defaultValue={filter.from ?? ""}
          label={t("field.from")}
          name="from"
          type="date"
        />
        <TextField defaultValue={filter.to ?? ""} label={t("field.to")} name="to" type="date" />
      </div>
      <TextField defaultValue={filter.ip ?? ""} isMono label={t("field.ip")} name="ip" />
      <Button look="primary" type="submit">
        {t("filter.apply")}
      </Button>
    </Form>
  );
}
