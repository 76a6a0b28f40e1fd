"use client";

import { Columns3 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useOptimistic, useTransition } from "react";
import { PopoverButton } from "@/ui/popover-button";
import { TextLink } from "@/ui/text-link";
import type { Density } from "@/views/rules";
import { DENSITIES } from "@/views/rules";
import type { Column, PeopleFilter } from "../rules";
import { COLUMNS, viewHref } from "../rules";

interface ColumnPickerProps {
  path: string;
  filter: PeopleFilter;
  columns: readonly Column[];
  density: Density;
  /** Keeps the row height with the person. */
  chooseDensity: (density: string) => Promise<void>;
}

/** Which columns the list has (in the address) and how high its rows are (with the person). */
export function ColumnPicker(props: ColumnPickerProps) {
  const { path, filter, density, chooseDensity } = props;
  const t = useTranslations("list");
  const router = useRouter();
  const [, start] = useTransition();
  const [columns, show] = useOptimistic(props.columns);
  const toggle = (column: Column, isShown: boolean) =>
    start(() => {
      const next = COLUMNS.filter((name) => (name === column ? isShown : columns.includes(name)));
      show(next);
      router.replace(viewHref(path, filter, { columns: next }));
    });
  const label = (
    <>
      <Columns3 aria-hidden />
      {t("columns")}
      <span className="font-normal text-muted tabular-nums">
        {t("columnsOf", { shown: columns.length + 1, all: COLUMNS.length + 1 })}
      </span>
    </>
  );
  return (
    <PopoverButton label={label} look="ghost" size="sm">
      <div className="flex flex-col gap-3 text-sm text-foreground">
        <p className="flex items-center justify-between text-xs text-muted">
          {t("columns")}
          <TextLink href={viewHref(path, filter)}>{t("reset")}</TextLink>
        </p>
        {COLUMNS.map((column) => (
          <label className="flex cursor-pointer items-center gap-2.5" key={column}>
            <input
              checked={columns.includes(column)}
              className="tick"
              onChange={(event) => toggle(column, event.target.checked)}
              type="checkbox"
            />
            {t(`column.${column}`)}
          </label>
        ))}
        <DensityChoice chooseDensity={chooseDensity} density={density} />
      </div>
    </PopoverButton>
  );
}

function DensityChoice(props: Pick<ColumnPickerProps, "density" | "chooseDensity">) {
  const t = useTranslations("list");
  const [, start] = useTransition();
  const [density, show] = useOptimistic(props.density);
  const choose = (chosen: Density) =>
    start(async () => {
      show(chosen);
      await props.chooseDensity(chosen);
    });
  return (
    <fieldset className="flex rounded-lg bg-default p-0.5">
      <legend className="sr-only">{t("rows")}</legend>
      {DENSITIES.map((name) => (
        <label
          className="flex-1 cursor-pointer rounded-md px-2 py-1 text-center text-xs text-muted has-checked:bg-overlay has-checked:font-medium has-checked:text-foreground has-focus-visible:outline-2 has-focus-visible:outline-accent-text"
          key={name}
        >
          <input
            checked={density === name}
            className="sr-only"
            name="density"
            onChange={() => choose(name)}
            type="radio"
            value={name}
          />
          {t(`density.${name}`)}
        </label>
      ))}
    </fieldset>
  );
}
