import { Plus } from "lucide-react";
import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { SelectField } from "@/ui/forms/select-field";
import { TextField } from "@/ui/forms/text-field";
import { PopoverButton } from "@/ui/popover-button";
import { FilterBar, FilterChip } from "@/ui/tables/filter-chip";
import { auditHref } from "../input";
import type { AuditAct, AuditFilter } from "../rules";
import { ACTS } from "../rules";

export interface AuditFiltersProps {
  path: string;
  filter: AuditFilter;
  /** What the people of the filter are called. */
  names: { person?: string | undefined; actor?: string | undefined };
}

/** An act without its people: "… suspended …". */
function useActNames(): (act: AuditAct) => string {
  const t = useTranslations("audit");
  const blanks = { name: "…", role: "…", from: "…", to: "…" };
  const links = { actor: () => "…", person: () => "…", file: () => "…" };
  const values = {
    ...blanks,
    ...links,
    whose: "known",
    counted: "no",
    removed: 0,
    ledBack: 0,
    left: 0,
  };
  return (act) => t.markup(`act.${act}`, values);
}

/** One chip a filter, and the form that changes them; the address holds them all. */
export function AuditFilters(props: AuditFiltersProps) {
  const { path, filter, names } = props;
  const t = useTranslations("audit");
  const nameOf = useActNames();
  const chips = (Object.keys(filter) as (keyof AuditFilter)[]).map((field) => {
    const { [field]: own, ...rest } = filter;
    const named = field === "person" || field === "actor" ? names[field] : undefined;
    const value = filter.act && field === "act" ? nameOf(filter.act) : (named ?? own ?? "");
    return { field, value, rest };
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
  const nameOf = useActNames();
  const choices = ACTS.map((act) => ({ value: act, label: nameOf(act) }));
  const words = (field: "person" | "actor") => (names[field] ? names[field] : filter[field]) ?? "";
  return (
    <Form action={path} className="flex flex-col gap-3">
      {filter.one && <input name="one" type="hidden" value={filter.one} />}
      <SelectField
        choices={choices}
        defaultValue={filter.act ?? ""}
        emptyLabel={t("filter.any")}
        label={t("field.act")}
        name="act"
      />
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
