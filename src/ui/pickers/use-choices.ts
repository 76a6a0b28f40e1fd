"use client";

import { useRef, useState } from "react";

export interface PickerChoice {
  id: string;
  name: string;
  /** Second, muted: an address, licences left. */
  detail?: string;
}

const PAUSE = 200;

async function find<Choice>(source: string, q: string): Promise<Choice[]> {
  const url = `${source}${source.includes("?") ? "&" : "?"}q=${encodeURIComponent(q)}`;
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok) return [];
  const answer = (await response.json().catch(() => ({}))) as { choices?: Choice[] };
  return answer.choices ?? [];
}

/** What matches what is being typed; asked after a pause, and only the latest answer counts. */
export function useChoices<Choice extends PickerChoice = PickerChoice>(source: string) {
  const [found, setFound] = useState<Choice[]>();
  const [isCurrent, setCurrent] = useState(false);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(0);

  const search = (q: string) => {
    clearTimeout(pause.current);
    setCurrent(false);
    latest.current += 1;
    const question = latest.current;
    pause.current = setTimeout(async () => {
      const choices = await find<Choice>(source, q);
      if (latest.current !== question) return;
      setFound(choices);
      setCurrent(true);
    }, PAUSE);
  };
  /** Says whether there was something to close. */
  const close = (): boolean => {
    clearTimeout(pause.current);
    latest.current += 1;
    setFound(undefined);
    return found !== undefined;
  };
  return { found, isCurrent, search, close };
}
