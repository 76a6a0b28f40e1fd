"use client";

import { useTranslations } from "next-intl";
import type { MouseEvent, ReactNode } from "react";
import { createContext, use, useEffect, useMemo, useRef, useState } from "react";
import { tickedOn } from "@/selections/rules";
import { isTyping } from "@/ui/shell/palette/is-typing";

/** All that matched at one moment, ticked together. */
export type Frozen = { id: string; count: number };

type Ticks = {
  ticked: ReadonlySet<string>;
  frozen: Frozen | undefined;
  page: readonly string[];
  /** Nothing can be done with who is ticked: there are no ticks. */
  isIdle: boolean;
  isSelecting: boolean;
  /** With Shift, everybody from the one ticked before. */
  tick: (id: string, isTicked: boolean, isRange: boolean) => void;
  tickPage: (isTicked: boolean) => void;
  freeze: (frozen: Frozen) => void;
  setSelecting: (isSelecting: boolean) => void;
  clear: () => void;
};

const NONE: ReadonlySet<string> = new Set();
const nothing = () => undefined;

const TicksContext = createContext<Ticks>({
  ticked: NONE,
  frozen: undefined,
  page: [],
  isIdle: false,
  isSelecting: false,
  tick: nothing,
  tickPage: nothing,
  freeze: nothing,
  setSelecting: nothing,
  clear: nothing,
});

export const useTicks = (): Ticks => use(TicksContext);

/** Everybody between two rows of the page, in either direction. */
function between(page: readonly string[], one: string, other: string): string[] {
  const ends = [page.indexOf(one), page.indexOf(other)].sort((a, b) => a - b);
  const [from = 0, to = 0] = ends;
  return from < 0 ? [other] : page.slice(from, to + 1);
}

function useTickState(page: readonly string[], isIdle: boolean): Ticks {
  const [ticked, setTicked] = useState(NONE);
  const [frozen, setFrozen] = useState<Frozen>();
  const [isSelecting, setSelecting] = useState(false);
  const last = useRef<string>(undefined);
  return useMemo(
    () => ({
      ticked: tickedOn(ticked, page),
      frozen,
      page,
      isIdle,
      isSelecting,
      setSelecting,
      freeze: setFrozen,
      tick: (id, isTicked, isRange) => {
        const ids = isRange && last.current ? between(page, last.current, id) : [id];
        last.current = id;
        setFrozen(undefined);
        setTicked((before) => {
          const after = new Set(before);
          for (const one of ids) isTicked ? after.add(one) : after.delete(one);
          return after;
        });
      },
      tickPage: (isTicked) => {
        setFrozen(undefined);
        setTicked(isTicked ? new Set(page) : NONE);
      },
      clear: () => {
        setTicked(NONE);
        setFrozen(undefined);
        setSelecting(false);
      },
    }),
    [ticked, frozen, page, isIdle, isSelecting],
  );
}

/** The ticked person of the row that has the focus. */
const focusedTick = (): HTMLInputElement | null | undefined =>
  document.activeElement?.closest("tr")?.querySelector("input.row-tick");

interface TicksProviderProps {
  /** Ids of the page's people, in order. Another page begins without ticks (by its key). */
  page: readonly string[];
  /** Whoever reads it may do nothing with many. */
  isIdle?: boolean;
  children: ReactNode;
}

/** Who is ticked. Keys: x ticks the focused row, Esc clears. */
export function TicksProvider({ page, isIdle = false, children }: TicksProviderProps) {
  const ticks = useTickState(page, isIdle);
  const { clear, isSelecting } = ticks;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const isInDialog = document.querySelector("[role=dialog], [role=alertdialog], [role=menu]");
      if (event.key === "Escape" && !isInDialog) clear();
      else if (event.key === "x" && !isTyping(event.target)) focusedTick()?.click();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [clear]);
  return (
    <TicksContext value={ticks}>
      <div
        className="group/ticks flex min-h-0 flex-1 flex-col"
        data-selecting={isSelecting || undefined}
      >
        {children}
      </div>
    </TicksContext>
  );
}

/** The head's tick: everybody on this page. */
export function TickPage() {
  const t = useTranslations("common.table");
  const { page, ticked, frozen, isIdle, tickPage } = useTicks();
  if (isIdle) return null;
  const count = page.filter((id) => ticked.has(id)).length;
  const isAll = frozen !== undefined || (page.length > 0 && count === page.length);
  return (
    <th
      className="z-10 h-8 w-px border-b border-separator bg-surface-secondary ps-8 pe-2 text-start md:sticky md:top-0"
      scope="col"
    >
      <input
        aria-label={t("tickPage")}
        checked={isAll}
        className="tick align-middle"
        onChange={(event) => tickPage(event.target.checked)}
        ref={(box) => {
          if (box) box.indeterminate = !isAll && count > 0;
        }}
        type="checkbox"
      />
    </th>
  );
}

/** The tick of one row; on a phone it shows once "Select" was pressed. */
export function TickTd({ id, name }: { id: string; name: string }) {
  const t = useTranslations("common.table");
  const { ticked, frozen, isIdle, tick } = useTicks();
  if (isIdle) return null;
  const isTicked = frozen !== undefined || ticked.has(id);
  const onClick = ({ shiftKey, currentTarget }: MouseEvent<HTMLInputElement>) =>
    tick(id, currentTarget.checked, shiftKey);
  return (
    <td className="max-md:hidden max-md:group-data-selecting/ticks:block max-md:col-start-1 max-md:row-span-2 max-md:row-start-1 max-md:me-3 md:list-cell md:w-px">
      <input
        aria-label={t("tick", { name })}
        checked={isTicked}
        className="tick row-tick align-middle max-md:size-6"
        onChange={nothing}
        onClick={onClick}
        type="checkbox"
      />
    </td>
  );
}
