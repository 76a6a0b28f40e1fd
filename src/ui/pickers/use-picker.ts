"use client";

import type { KeyboardEvent } from "react";
import { useRef, useState } from "react";
import type { PickerChoice } from "./use-choices";
import { useChoices } from "./use-choices";

/** What was chosen so far, what can be chosen now, and the keys: arrows and Enter, Esc, Backspace. */
export function usePicker(source: string, onChange?: (chosen: readonly PickerChoice[]) => void) {
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<readonly PickerChoice[]>([]);
  const [active, setActive] = useState(0);
  const { found, search, close } = useChoices(source);
  const open = found?.filter((choice) => !chosen.some((taken) => taken.id === choice.id));

  const change = (next: readonly PickerChoice[]) => {
    setChosen(next);
    setActive(0);
    onChange?.(next);
  };
  const choose = (choice: PickerChoice) => {
    change([...chosen, choice]);
    if (input.current) input.current.value = "";
    search("");
  };
  const remove = (choice: PickerChoice) => change(chosen.filter((one) => one !== choice));
  const step = (by: number) => {
    const count = Math.max(1, open?.length ?? 0);
    setActive((active + by + count) % count);
    if (!found) search(input.current?.value ?? "");
  };

  const keys: Record<string, (typed: string) => boolean> = {
    Enter: () => {
      const current = open?.[active];
      if (current) choose(current);
      return true;
    },
    ArrowDown: () => {
      step(1);
      return true;
    },
    ArrowUp: () => {
      step(-1);
      return true;
    },
    Escape: () => {
      if (found) close();
      return found !== undefined;
    },
    Backspace: (typed) => {
      if (typed === "") change(chosen.slice(0, -1));
      return false;
    },
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // what was a key of the list is neither the form's Enter nor the dialog's Esc
    if (!keys[event.key]?.(event.currentTarget.value)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const type = (typed: string) => {
    setActive(0);
    search(typed);
  };
  return { input, chosen, open, active, choose, remove, close, type, onKeyDown };
}
