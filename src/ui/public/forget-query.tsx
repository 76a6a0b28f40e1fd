"use client";

import { useEffect } from "react";

/** Takes what an address says besides its path out of it, once it was shown: reloaded or kept, the page does not say it again. */
export function ForgetQuery() {
  useEffect(() => {
    window.history.replaceState(window.history.state, "", window.location.pathname);
  }, []);
  return null;
}
