"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useTransition } from "react";

const LOOK_MS = 1_000;

interface ProgressWatchProps {
  everyMs?: number;
}

/**
 * Looks again every second, or as often as is said, while something is being done, once the look before is answered: a slow server is not asked
 * more. A page that is not seen does not look.
 */
export function ProgressWatch({ everyMs = LOOK_MS }: ProgressWatchProps) {
  const router = useRouter();
  const [isLooking, startLooking] = useTransition();
  const look = useEffectEvent(() => {
    if (!isLooking && document.visibilityState === "visible") startLooking(() => router.refresh());
  });
  useEffect(() => {
    const timer = setInterval(() => look(), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return null;
}
