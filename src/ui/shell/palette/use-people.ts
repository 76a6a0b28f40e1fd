"use client";

import { useEffect, useState } from "react";
import type { Choice } from "./choices";

const PAUSE = 150;

type Found = { typed: string; people: Choice[] };

async function ask(action: string, typed: string, signal: AbortSignal): Promise<Choice[]> {
  const response = await fetch(`${action}/find?${new URLSearchParams({ q: typed })}`, { signal });
  if (!response.ok) return [];
  const { people } = (await response.json()) as { people: Omit<Choice, "kind">[] };
  return people.map((person) => ({ ...person, kind: "person" }));
}

/** People who match what is typed, a moment after the last key; those of an older word are never shown. */
export function usePeople(action: string | undefined, typed: string): Choice[] {
  const [found, setFound] = useState<Found>({ typed: "", people: [] });
  useEffect(() => {
    if (!action || typed === "") return;
    const stop = new AbortController();
    const pause = setTimeout(() => {
      ask(action, typed, stop.signal).then(
        (people) => setFound({ typed, people }),
        () => undefined,
      );
    }, PAUSE);
    return () => {
      clearTimeout(pause);
      stop.abort();
    };
  }, [action, typed]);
  return found.typed === typed ? found.people : [];
}
