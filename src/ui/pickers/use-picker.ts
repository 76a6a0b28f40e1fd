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

interface Picking<Choice> {
  /** Answers `?q=` with { choices }. */
  source: string;
  isOffered: (choice: Choice) => boolean;
  onChoose: (choice: Choice) => void;
  /** Backspace in an empty field. */
  takeBack?: () => void;
  /** One is all that is chosen: the list closes with it. */
  isOnce?: boolean;
}

/** A field above a list of what can be chosen now; the focus stays in the field. */
export function useOffers<Choice extends PickerChoice>({
  source,
  isOffered,
  onChoose,
  takeBack,
  isOnce = false,
}: Picking<Choice>) {
  // none while nothing is typed: an Enter too many takes nobody
  const [active, setActive] = useState(NONE);
  const input = useRef<HTMLInputElement>(null);
  const { found, isCurrent, search, close } = useChoices<Choice>(source);
  const open = found?.filter(isOffered);

  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    setActive(NONE);
    onChoose(choice);
    if (input.current) input.current.value = "";
    isOnce ? close() : search("");
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
    takeBack: () => takeBack?.(),
  };
  return {
    ...{ input, open, active, choose, close },
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => pressed(event, keys),
    type: (typed: string) => {
      setActive(typed.trim() === "" ? NONE : 0);
      search(typed);
    },
  };
}
export type Offers<Choice extends PickerChoice> = ReturnType<typeof useOffers<Choice>>;

/** What was chosen so far and what can be chosen now. */
export function usePicker(source: string, onChange?: (chosen: readonly PickerChoice[]) => void) {
  const [chosen, setChosen] = useState<readonly PickerChoice[]>([]);
  const change = (next: readonly PickerChoice[]) => {
    setChosen(next);
    onChange?.(next);
  };
  const offers = useOffers<PickerChoice>({
    source,
    isOffered: (choice) => !chosen.some((taken) => taken.id === choice.id),
    onChoose: (choice) => change([...chosen, choice]),
    takeBack: () => change(chosen.slice(0, -1)),
  });
  const keep = (ids: readonly string[]) => change(chosen.filter(({ id }) => ids.includes(id)));
  const remove = (choice: PickerChoice) => change(chosen.filter((one) => one !== choice));
  return { chosen, keep, remove, offers };
}
