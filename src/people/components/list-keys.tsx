"use client";

import { useEffect } from "react";

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest("input:not([type=checkbox]), textarea, select, [role=dialog]") !== null;

const NAME = "main tbody td:nth-child(2) a";

/** The names of the list, in order; Enter on one opens the person as any link does. */
const names = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(NAME)];

function step(by: 1 | -1): void {
  const list = names();
  const at = list.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (by === 1 ? 0 : list.length - 1) : at + by;
  list[next]?.focus();
}

/** Keys of a list: "/" goes to its search, the arrows walk along the names. */
export function ListKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "/") {
        event.preventDefault();
        document.querySelector<HTMLElement>("main [role=search] input[type=search]")?.focus();
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        const isOnName = document.activeElement?.matches(`${NAME}, body`);
        if (!isOnName) return;
        event.preventDefault();
        step(event.key === "ArrowDown" ? 1 : -1);
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return null;
}
