"use client";

import type { KeyboardEvent } from "react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { PickerChoice } from "./use-choices";
import { useChoices } from "./use-choices";

/** Enter before the answer is there takes the first of it once it comes, never one of what was typed before. */
function useTake(isCurrent: boolean, take: () => void): () => void {
  const isWaiting = useRef(false);
  const takeLate = useEffectEvent(() => {
    if (isWaiting.current) take();
    isWaiting.current = false;
  });
  useEffect(() => {
    if (isCurrent) takeLate();
  }, [isCurrent]);
  return () => {
    if (isCurrent) take();
    else isWaiting.current = true;
  };
}

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

const NONE = -1;

/** What was chosen so far and what can be chosen now. */
export function usePicker(source: string, onChange?: (chosen: readonly PickerChoice[]) => void) {
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<readonly PickerChoice[]>([]);
  // none while nothing is typed: an Enter too many takes nobody
  const [active, setActive] = useState(NONE);
  const { found, isCurrent, search, close } = useChoices(source);
  const open = found?.filter((choice) => !chosen.some((taken) => taken.id === choice.id));

  const change = (next: readonly PickerChoice[]) => {
    setChosen(next);
    setActive(NONE);
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
    const from = active === NONE && by === -1 ? 0 : active;
    setActive((from + by + count) % count);
    if (!found) search(input.current?.value ?? "");
  };
  const keys = {
    step,
    close,
    take: useTake(isCurrent, () => choose(open?.[active])),
    takeBack: () => change(chosen.slice(0, -1)),
  };
  return {
    ...{ input, chosen, open, active, choose, close },
    remove: (choice: PickerChoice) => change(chosen.filter((one) => one !== choice)),
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => pressed(event, keys),
    type: (typed: string) => {
      setActive(typed.trim() === "" ? NONE : 0);
      search(typed);
    },
  };
}
