import { CircleDot, CircleUser, Inbox, MailX, Plus } from "lucide-react";
import Form from "next/form";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/ui/button";
import { SearchForm } from "@/ui/forms/search-form";
import { PopoverButton } from "@/ui/popover-button";
import { FilterBar, FilterChip } from "@/ui/tables/filter-chip";
import type { PeopleFilter } from "../../queries";
import { ListKeys } from "./list-keys";
import { fieldsOf, STATES, viewHref } from "./people-view";

interface PeopleFiltersProps {
  path: string;
  filter: PeopleFilter;
}

/** Search and filters of the list; the address holds them, so back, reload and sharing work. */
export function PeopleFilters({ path, filter }: PeopleFiltersProps) {
  const t = useTranslations("people");
  const key = viewHref(path, { ...filter, q: undefined });
  const keep = fieldsOf({ ...filter, q: undefined });
  const search = (
    <SearchForm
      action={path}
      defaultValue={filter.q ?? ""}
      end={<kbd className="font-sans text-xs text-subtle max-md:hidden">{t("list.slash")}</kbd>}
      isLive
      keep={keep}
      label={t("list.search")}
    />
  );
  return (
    <FilterBar search={search}>
      <ListKeys />
      <Chips filter={filter} path={path} />
      <PopoverButton
        key={key}
        label={
          <>
            <Plus aria-hidden />
            {t("filter.open")}
          </>
        }
        look="ghost"
        size="sm"
      >
        <FilterEditor filter={filter} path={path} />
      </PopoverButton>
    </FilterBar>
  );
}

function Chips({ path, filter }: PeopleFiltersProps) {
  const t = useTranslations("people");
  const state = useTranslations("common.accountState");
  const editor = <FilterEditor filter={filter} path={path} />;
  const chip = (label: string, value: string, icon: ReactNode, without: PeopleFilter) => (
    <FilterChip
      editor={editor}
      icon={icon}
      key={`${label} ${value}`}
      label={label}
      removeHref={viewHref(path, without)}
      value={value}
    />
  );
  const { states = [], kind, asked, failed } = filter;
  const only = t("filter.is");
  return (
    <>
      {states.length > 0 &&
        chip(
          t("filter.statusIs"),
          states.map((name) => state(name)).join(", "),
          <CircleDot aria-hidden />,
          { ...filter, states: [] },
        )}
      {kind &&
        chip(t("filter.kindIs"), t(`kind.${kind}`), <CircleUser aria-hidden />, {
          ...filter,
          kind: undefined,
        })}
      {asked && chip(only, t("filter.asked"), <Inbox aria-hidden />, { ...filter, asked: false })}
      {failed &&
        chip(only, t("filter.failed"), <MailX aria-hidden />, { ...filter, failed: false })}
    </>
  );
}

/** All filters as one GET form. */
function FilterEditor({ path, filter }: PeopleFiltersProps) {
  const t = useTranslations("people");
  const state = useTranslations("common.accountState");
  const names = Object.keys(STATES) as (keyof typeof STATES)[];
  return (
    <Form action={path} className="flex flex-col gap-4 text-sm text-foreground">
      {filter.q && <input name="q" type="hidden" value={filter.q} />}
      <Choices legend={t("filter.status")}>
        {names.map((name) => (
          <Choice
            isChosen={filter.states?.includes(STATES[name]) ?? false}
            key={name}
            label={state(STATES[name])}
            name="status"
            value={name}
          />
        ))}
      </Choices>
      <Choices legend={t("filter.kind")}>
        <Choice
          isChosen={filter.kind === "USER"}
          isOne
          label={t("kind.USER")}
          name="kind"
          value="user"
        />
        <Choice
          isChosen={filter.kind === "CONTACT"}
          isOne
          label={t("kind.CONTACT")}
          name="kind"
          value="contact"
        />
        <Choice isChosen={!filter.kind} isOne label={t("filter.anyKind")} name="kind" value="" />
      </Choices>
      <Choices legend={t("filter.is")}>
        <Choice isChosen={filter.asked ?? false} label={t("filter.asked")} name="asked" value="1" />
        <Choice
          isChosen={filter.failed ?? false}
          label={t("filter.failed")}
          name="failed"
          value="1"
        />
      </Choices>
      <Button look="primary" size="sm" type="submit">
        {t("filter.show")}
      </Button>
    </Form>
  );
}

function Choices({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 text-xs font-medium text-muted">{legend}</legend>
      {children}
    </fieldset>
  );
}

interface ChoiceProps {
  name: string;
  value: string;
  label: string;
  isChosen: boolean;
  /** One of several, not any of them. */
  isOne?: boolean;
}

function Choice({ name, value, label, isChosen, isOne = false }: ChoiceProps) {
  return (
    <label className="flex cursor-pointer items-center gap-2.5">
      <input
        className={isOne ? "dot" : "tick"}
        defaultChecked={isChosen}
        name={name}
        type={isOne ? "radio" : "checkbox"}
        value={value}
      />
      {label}
    </label>
  );
}
