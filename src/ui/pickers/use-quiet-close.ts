"use client";

import { useEffect, useRef } from "react";

/** A list that went while a button below it is pressed would take the button from under the pointer: it waits for the click. */
export function useQuietClose(close: () => void): () => void {
  const isPressed = useRef(false);
  useEffect(() => {
    const press = () => {
      isPressed.current = true;
    };
    const release = () => {
      isPressed.current = false;
    };
    window.addEventListener("pointerdown", press, true);
    window.addEventListener("pointerup", release, true);
    window.addEventListener("pointercancel", release, true);
    return () => {
      window.removeEventListener("pointerdown", press, true);
      window.removeEventListener("pointerup", release, true);
      window.removeEventListener("pointercancel", release, true);
    };
  }, []);
  return () => {
    if (!isPressed.current) close();
    // the click follows the release at once, so the list goes after it
    else window.addEventListener("pointerup", () => setTimeout(close), { once: true });
  };
}
