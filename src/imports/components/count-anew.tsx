"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { ImportState } from "../rules";
import { isOver } from "../rules";

/** Once an import that was watched is over, all of the page is read again: its frame was counted before the last rows. */
export function CountAnew({ state }: { state: ImportState }) {
  const router = useRouter();
  const before = useRef(state);
  useEffect(() => {
    if (before.current !== state && isOver(state)) router.refresh();
    before.current = state;
  }, [state, router]);
  return null;
}
