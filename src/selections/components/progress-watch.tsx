"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const LOOK_MS = 1_000;

/** Looks again every second while something is being done; a page that is not seen does not. */
export function ProgressWatch() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
