"use client";

import { useEffect, useEffectEvent } from "react";
import { isTyping } from "./is-typing";

/** What each row of the page's table leads to, in order. */
const rows = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>("main tbody tr")].flatMap(
    (row) => row.querySelector<HTMLElement>("a[href]") ?? [],
  );

function step(by: 1 | -1): void {
  const list = rows();
  const row = document.activeElement?.closest("tr");
  const at = list.findIndex((link) => link.closest("tr") === row);
  const next = at < 0 ? (by === 1 ? 0 : list.length - 1) : at + by;
  list[next]?.focus();
}

const STEPS: Partial<Record<string, 1 | -1>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** Arrows scroll the page, unless a row is walked along already or nothing has the focus. */
const isWalking = (): boolean =>
  document.activeElement === document.body || document.activeElement?.closest("main tr") !== null;

interface FrameKeys {
  isPaletteOpen: boolean;
  onPalette: () => void;
  /** A letter that was typed before the palette's field had the focus. */
  onAhead: (letter: string) => void;
  onHelp: () => void;
}

function walkOrSearch(event: KeyboardEvent): boolean {
  const by = STEPS[event.key];
  if (by && rows().length > 0 && (event.key.length === 1 || isWalking())) {
    step(by);
    return true;
  }
  const search = document.querySelector<HTMLElement>("main [role=search] input[type=search]");
  if (event.key !== "/" || !search) return false;
  search.focus();
  return true;
}

const isField = (target: EventTarget | null): boolean => target instanceof HTMLInputElement;

/** Keys of the whole console: the palette from anywhere, the others while nothing is being typed. */
export function useFrameKeys({ isPaletteOpen, onPalette, onAhead, onHelp }: FrameKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isCommand = event.metaKey || event.ctrlKey;
    if (isCommand && event.key.toLowerCase() === "k") {
      event.preventDefault();
      onPalette();
      return;
    }
    if (isCommand || event.altKey) return;
    if (isPaletteOpen && !isField(event.target) && event.key.length === 1) {
      event.preventDefault();
      onAhead(event.key);
      return;
    }
    if (isTyping(event.target)) return;
    if (event.key === "?") onHelp();
    else if (!walkOrSearch(event)) return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
