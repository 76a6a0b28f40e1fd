import Form from "next/form";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { OwnerPicker } from "@/accounts/components/form/owner-picker";
import { LANGUAGES } from "@/accounts/input";
import { Button } from "@/ui/button";
import { SelectField } from "@/ui/forms/select-field";
import { columnsField, fieldsOf, KINDS, LACKS, SOURCES, STATES, WAITS } from "../rules";
import type { PeopleFiltersProps } from "./use-chips";
import { useLanguageName } from "./use-chips";

/** All filters as one GET form. */
export function FilterEditor({ path, filter, columns, choices }: PeopleFiltersProps) {
  const t = useTranslations("people.filter");
  const { q, owner } = filter;
  const { left } = fieldsOf(filter);
  const keep = { ...(q && { q }), ...(left && { left }), ...columnsField(columns) };
  return (
    <Form
      action={path}
      className="flex max-h-[min(36rem,70dvh)] min-h-0 flex-col gap-4 overflow-y-auto text-sm text-foreground"
    >
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} name={name} type="hidden" value={value} />
      ))}
      <StateChoices filter={filter} />
      <FilterSelects choices={choices} filter={filter} />
      <OwnerChoice name={choices.owner} owner={owner} source={`${path}/owners`} />
      <OnlyChoices filter={filter} />
      <div className="sticky bottom-0 bg-overlay pt-2">
        <Button className="w-full" look="primary" size="sm" type="submit">
          {t("show")}
        </Button>
      </div>
    </Form>
  );
}

type FilterProps = Pick<PeopleFiltersProps, "filter">;

function StateChoices({ filter }: FilterProps) {
  const t = useTranslations("people.filter");
  const list = useTranslations("list");
  const state = useTranslations("common.accountState");
  return (
    <>
      <Choices legend={t("status")}>
        {Object.entries(STATES).map(([name, value]) => (
          <Choice
            isChosen={filter.states?.includes(value) ?? false}
            key={name}
            label={state(value)}
            name="status"
            value={name}
          />
        ))}
      </Choices>
      <Choices legend={list("waits")}>
        {Object.entries(WAITS).map(([name, value]) => (
          <Choice
            isChosen={filter.waits?.includes(value) ?? false}
            key={name}
            label={list(`wait.${value}`)}
            name="waits"
            value={name}
          />
        ))}
      </Choices>
    </>
  );
}

type Choosable = "kind" | "team" | "application" | "language" | "source" | "lacks";

interface FilterSelectsProps extends Pick<PeopleFiltersProps, "filter" | "choices"> {
  /** Those that a page has already said something of are left out. */
  without?: readonly Choosable[];
}

/** What people are chosen by out of a list; where there is nothing to choose from, nothing is asked. */
export function FilterSelects({ filter, choices, without = [] }: FilterSelectsProps) {
  const t = useTranslations("list");
  const people = useTranslations("people");
  const languageName = useLanguageName();
  const kinds = Object.entries(KINDS).map(([value, kind]) => ({
    value,
    label: people(`kind.${kind}`),
  }));
  const languages = [
    ...LANGUAGES.map((value) => ({ value: value as string, label: languageName(value) })),
    { value: "none", label: t("noLanguage") },
  ];
  const sources = Object.entries(SOURCES).map(([value, source]) => ({
    value,
    label: t(`source.${source}`),
  }));
  const lacks = Object.entries(LACKS).map(([value, lack]) => ({
    value,
    label: t(`lack.${lack}`),
  }));
  const chosen = (names: Record<string, string>, value: string | undefined) =>
    Object.keys(names).find((name) => names[name] === value) ?? "";
  const fields = [
    { name: "kind", choices: kinds, value: chosen(KINDS, filter.kind) },
    { name: "team", choices: choices.teams, value: filter.team ?? "" },
    { name: "application", choices: choices.applications, value: filter.application ?? "" },
    {
      name: "language",
      choices: languages,
      value: filter.language === "NONE" ? "none" : (filter.language ?? ""),
    },
    { name: "source", choices: sources, value: chosen(SOURCES, filter.source) },
    { name: "lacks", choices: lacks, value: chosen(LACKS, filter.lacks) },
  ] as const;
  return fields
    .filter((field) => field.choices.length > 0 && !without.includes(field.name))
    .map((field) => (
      <SelectField
        choices={field.choices}
        defaultValue={field.value}
        emptyLabel={t("any")}
        key={field.name}
        label={t(`by.${field.name}`)}
        name={field.name}
      />
    ));
}

function OwnerChoice(props: {
  owner: string | undefined;
  name: string | undefined;
  source: string;
}) {
  const t = useTranslations("list");
  const { owner, name, source } = props;
  return (
    <OwnerPicker
      defaultOwner={owner && name ? { id: owner, name } : undefined}
      hint={t("ownerHint")}
      label={t("by.owner")}
      name="owner"
      source={source}
    />
  );
}

function OnlyChoices({ filter }: FilterProps) {
  const t = useTranslations("people.filter");
  const list = useTranslations("list");
  const choices = [
    { name: "undeliverable", label: list("undeliverable"), isChosen: filter.undeliverable },
    { name: "asked", label: t("asked"), isChosen: filter.asked },
    { name: "password", label: t("askedPassword"), isChosen: filter.askedPassword },
    { name: "failed", label: t("failed"), isChosen: filter.failed },
    { name: "no", label: t("saidNo"), isChosen: filter.saidNo },
  ];
  return (
    <Choices legend={t("is")}>
      {choices.map(({ name, label, isChosen = false }) => (
        <Choice isChosen={isChosen} key={name} label={label} name={name} value="1" />
      ))}
    </Choices>
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
}

function Choice({ name, value, label, isChosen }: ChoiceProps) {
  return (
    <label className="flex cursor-pointer items-center gap-2.5">
      <input className="tick" defaultChecked={isChosen} name={name} type="checkbox" value={value} />
      {label}
    </label>
  );
}
