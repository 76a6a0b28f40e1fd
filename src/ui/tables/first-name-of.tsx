import { PopoverButton } from "../popover-button";
import { Cut } from "./data-table";

interface FirstNameOfProps {
  names: readonly [string, ...string[]];
  /** What the button is called that shows all of them. */
  label: string;
}

/** The first of some names and how many others; all of them at a press, as a tooltip is for a mouse alone. */
export function FirstNameOf({ names, label }: FirstNameOfProps) {
  const [first, ...others] = names;
  if (others.length === 0) return <Cut className="md:max-w-32 2xl:max-w-48" text={first} />;
  return (
    <span className="flex items-center gap-1">
      <Cut className="md:max-w-24 2xl:max-w-40" text={first} />
      <PopoverButton
        aria-label={label}
        className="h-6 min-w-6 px-1.5 text-xs text-muted tabular-nums"
        label={`+${others.length}`}
        look="ghost"
        size="sm"
      >
        <ul className="flex flex-col gap-1 text-sm text-foreground">
          {names.map((name) => (
            <li className="wrap-anywhere" key={name}>
              {name}
            </li>
          ))}
        </ul>
      </PopoverButton>
    </span>
  );
}
