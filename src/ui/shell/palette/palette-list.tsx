import { ArrowRight, CircleUser, Plus, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useEffect } from "react";
import type { Choice } from "./choices";

const ICONS: Record<Choice["kind"], ReactNode> = {
  person: <CircleUser aria-hidden />,
  page: <ArrowRight aria-hidden />,
  act: <Plus aria-hidden />,
  search: <Search aria-hidden />,
};

interface PaletteListProps {
  id: string;
  choices: readonly Choice[];
  /** The marked one, which Enter opens. */
  current: string | undefined;
  onChoose: (choice: Choice) => void;
  onMark: (id: string) => void;
}

/** What matches, in one list; the field above keeps the focus and says which one is marked. */
export function PaletteList({ id, choices, current, onChoose, onMark }: PaletteListProps) {
  const t = useTranslations("shell.palette");
  useEffect(() => {
    document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: "nearest" });
  }, [id, current]);
  return (
    <div className="max-h-[min(24rem,60dvh)] overflow-y-auto p-1.5">
      <div aria-label={t("title")} id={id} role="listbox">
        {choices.map((choice) => (
          <Option
            choice={choice}
            id={`${id}-${choice.id}`}
            isMarked={choice.id === current}
            key={choice.id}
            onChoose={() => onChoose(choice)}
            onMark={() => onMark(choice.id)}
          />
        ))}
      </div>
      <p
        className={choices.length === 0 ? "px-3 py-4 text-sm text-muted" : "sr-only"}
        role="status"
      >
        {choices.length === 0 ? t("nothing") : t("count", { count: choices.length })}
      </p>
    </div>
  );
}

interface OptionProps {
  id: string;
  choice: Choice;
  isMarked: boolean;
  onChoose: () => void;
  onMark: () => void;
}

function Option({ id, choice, isMarked, onChoose, onMark }: OptionProps) {
  const t = useTranslations("shell.palette");
  return (
    // Keys are heard in the field, which keeps the focus.
    <div
      aria-selected={isMarked}
      className="flex h-10 cursor-pointer items-center gap-2.5 rounded-md px-2.5 text-sm aria-selected:bg-default md:h-9 [&_svg]:size-4 [&_svg]:flex-none [&_svg]:text-muted"
      id={id}
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={onMark}
      onMouseUp={onChoose}
      role="option"
      tabIndex={-1}
    >
      {ICONS[choice.kind]}
      <span className="truncate">{choice.label}</span>
      <span className="min-w-0 flex-1 truncate text-end text-xs text-muted">
        {choice.detail ?? (choice.kind === "person" ? "" : t(choice.kind))}
      </span>
    </div>
  );
}
