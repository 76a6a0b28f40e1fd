"use client";

import { useEffect, useState } from "react";

/** Why a number is not texted: none was typed, or not a whole one yet; no texts leave; not to its country; it takes none. */
export type NumberBar = "none" | "wrong" | "off" | "country" | "landline";
export interface Texted {
  bar: NumberBar | null;
  country?: string;
}

const PAUSE = 400;
const NOTHING: Texted = { bar: "none" };

async function ask(org: string, phone: string): Promise<Texted> {
  const query = new URLSearchParams({ phone });
  const response = await fetch(`/${org}/admin/people/way?${query}`).catch(() => undefined);
  const answer = response?.ok ? await response.json().catch(() => undefined) : undefined;
  return (answer as Texted | undefined) ?? { bar: "wrong" };
}

/** Whether a number that is being typed would be texted; asked after a pause, and only for the latest digits. */
export function useTexted(org: string, phone: string): Texted {
  const typed = phone.trim();
  const [known, setKnown] = useState<{ typed: string; texted: Texted }>();
  useEffect(() => {
    if (typed === "") return;
    let isLatest = true;
    const pause = setTimeout(async () => {
      const texted = await ask(org, typed);
      if (isLatest) setKnown({ typed, texted });
    }, PAUSE);
    return () => {
      isLatest = false;
      clearTimeout(pause);
    };
  }, [org, typed]);
  if (typed === "") return NOTHING;
  // what was known of the last digits stays until more is known: nothing jumps while somebody types
  return known?.texted ?? { bar: "wrong" };
}
