import type { ReactNode } from "react";
import { Button } from "../button";
import { SelectField } from "../forms/select-field";
import { PopoverButton } from "../popover-button";
import { FilterChip } from "./filter-chip";

type Choice = { value: string; label: string };

interface ChoiceFilterProps {
  path: string;
  /** The field's name in the address. */
  name: string;
  /** What the address says besides. */
  keep: Record<string, string>;
  choices: readonly Choice[];
  value: string | undefined;
  icon: ReactNode;
  texts: { label: string; is: string; any: string; show: string };
  removeHref: string;
}

/** Narrows a list to one of some: a button until one is chosen, then the chip that names it. */
export function ChoiceFilter({
  choices,
  value,
  icon,
  texts,
  removeHref,
  ...form
}: ChoiceFilterProps) {
  const chosen = choices.find((one) => one.value === value);
  const editor = (
    <form action={form.path} className="flex flex-col gap-4 text-sm text-foreground">
      {Object.entries(form.keep).map(([name, kept]) => (
        <input key={name} name={name} type="hidden" value={kept} />
      ))}
      <SelectField
        choices={choices}
        defaultValue={value ?? ""}
        emptyLabel={texts.any}
        label={texts.label}
        name={form.name}
      />
      <Button look="primary" size="sm" type="submit">
        {texts.show}
      </Button>
    </form>
  );
  if (chosen)
    return (
      <FilterChip
        editor={editor}
        icon={icon}
        label={texts.is}
        removeHref={removeHref}
        value={chosen.label}
      />
    );
  const label = (
    <>
      {icon}
      {texts.label}
    </>
  );
  return (
    <PopoverButton label={label} size="sm">
      {editor}
    </PopoverButton>
  );
}
