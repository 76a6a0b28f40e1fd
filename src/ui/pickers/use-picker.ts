"use client";

import type { KeyboardEvent } from "react";
import { useRef, useState } from "react";
import type { PickerChoice } from "./use-choices";
import { useChoices } from "./use-choices";

interface Keys {
  take: () => void;
  step: (by: 1 | -1) => void;
  /** Whether there was a list to close. */
  close: () => boolean;
  takeBack: () => void;
}

/** Arrows and Enter choose, Esc closes the list, Backspace in an empty field takes the last one back. */
function pressed(event: KeyboardEvent<HTMLInputElement>, keys: Keys): void {
  const { key, currentTarget } = event;
  if (key === "Backspace" && currentTarget.value === "") keys.takeBack();
  if (key === "Enter") keys.take();
  else if (key === "ArrowDown" || key === "ArrowUp") keys.step(key === "ArrowDown" ? 1 : -1);
  else if (key !== "Escape" || !keys.close()) return;
  // what was a key of the list is neither the form's Enter nor the dialog's Esc
  event.preventDefault();
  event.stopPropagation();
}

/** What was chosen so far and what can be chosen now. */
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
  const choose = (choice: PickerChoice | undefined) => {
    if (!choice) return;
    change([...chosen, choice]);
    if (input.current) input.current.value = "";
    search("");
  };
  const step = (by: 1 | -1) => {
    const count = Math.max(1, open?.length ?? 0);
    setActive((active + by + count) % count);
    if (!found) search(input.current?.value ?? "");
  };
  const keys = {
    step,
    close,
    take: () => choose(open?.[active]),
    takeBack: () => change(chosen.slice(0, -1)),
  };
  return {
    ...{ input, chosen, open, active, choose, close },
    remove: (choice: PickerChoice) => change(chosen.filter((one) => one !== choice)),
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => pressed(event, keys),
    type: (typed: string) => {
      setActive(0);
      search(typed);
    },
  };
}
