"use client";

import { useEffect, useEffectEvent, useState } from "react";
import type { Wording } from "@/invitations/components/message-fields";

/** What is being written to many by mail and by text, and whether it is used instead of the default words of each. */
export type Draft = Wording & { isDefault: boolean; text: string; isTextDefault: boolean };

const NOTHING: Draft = { isDefault: true, subject: "", body: "", isTextDefault: true, text: "" };

/** What is said instead of the default mail and of the default text; nothing where that is used. */
export type OwnWords = { mail: Wording | null; text: string | null };

export const wordsOf = ({ isDefault, subject, body, isTextDefault, text }: Draft): OwnWords => ({
  mail: isDefault ? null : { subject, body },
  text: isTextDefault ? null : text,
});

function read(key: string): Draft | undefined {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(key) ?? "null");
    if (typeof kept !== "object" || kept === null) return undefined;
    const { isDefault, subject, body, isTextDefault, text } = { ...NOTHING, ...kept };
    const written = { subject: String(subject), body: String(body), text: String(text) };
    return { ...written, isDefault: isDefault !== false, isTextDefault: isTextDefault !== false };
  } catch {
    return undefined;
  }
}

function write(key: string, draft: Draft | undefined): void {
  try {
    if (draft) window.sessionStorage.setItem(key, JSON.stringify(draft));
    else window.sessionStorage.removeItem(key);
  } catch {
    // a browser that keeps nothing forgets it with the page
  }
}

/**
 * The message as it is being written. It outlives a reload in this tab, and a sending that was refused; `version` changes
 * when fields have to be filled anew.
 */
export function useDraft(key: string, onFound: (draft: Draft) => void) {
  const [draft, setDraft] = useState(NOTHING);
  const [version, setVersion] = useState(0);
  const found = useEffectEvent(onFound);
  useEffect(() => {
    const kept = read(key);
    if (!kept) return;
    setDraft(kept);
    setVersion((before) => before + 1);
    found(kept);
  }, [key]);
  const change = (next: Draft) => {
    setDraft(next);
    write(key, next);
  };
  return {
    draft,
    version,
    change,
    /** Once it is sent nothing of it stays; what was refused is kept again. */
    forget: () => write(key, undefined),
    keep: () => write(key, draft),
  };
}
