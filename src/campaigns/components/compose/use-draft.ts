"use client";

import { useEffect, useEffectEvent, useState } from "react";
import type { Wording } from "@/invitations/components/message-fields";
import type { StartWords } from "@/templates/rules";
import { ownText, ownWords } from "@/templates/rules";

/** What is being written to many by mail and by text, and whether it is used instead of the default words of each. */
export type Draft = Wording & { isDefault: boolean; text: string; isTextDefault: boolean };

const draftOf = ({ subject, body, text }: StartWords): Draft => ({
  ...{ isDefault: true, subject, body },
  ...{ isTextDefault: true, text },
});

/** What is said instead of the default mail and of the default text; nothing where that is used. */
export type OwnWords = { mail: Wording | null; text: string | null };

export const wordsOf = (draft: Draft, start: StartWords): OwnWords => ({
  mail: draft.isDefault ? null : ownWords(draft, start),
  text: draft.isTextDefault ? null : ownText(draft.text, start),
});

function read(key: string, start: StartWords): Draft | undefined {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(key) ?? "null");
    if (typeof kept !== "object" || kept === null) return undefined;
    const { isDefault, subject, body, isTextDefault, text } = { ...draftOf(start), ...kept };
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
 * The message as it is being written, from the words of which it begins. It outlives a reload in this tab, and a sending
 * that was refused; `version` changes when fields have to be filled anew.
 */
export function useDraft(key: string, start: StartWords, onFound: (words: OwnWords) => void) {
  const [draft, setDraft] = useState(() => draftOf(start));
  const [version, setVersion] = useState(0);
  const find = useEffectEvent((at: string) => {
    const kept = read(at, start);
    if (!kept) return;
    setDraft(kept);
    setVersion((before) => before + 1);
    if (!kept.isDefault || !kept.isTextDefault) onFound(wordsOf(kept, start));
  });
  useEffect(() => find(key), [key]);
  // what began in another language and was not touched is nobody's words
  const touched = (written: Draft) =>
    ownWords(written, start) || ownText(written.text, start) ? written : undefined;
  const change = (next: Draft) => {
    setDraft(next);
    write(key, touched(next));
  };
  return {
    draft,
    start,
    words: wordsOf(draft, start),
    version,
    change,
    /** Once it is sent nothing of it stays; what was refused is kept again. */
    forget: () => write(key, undefined),
    keep: () => write(key, touched(draft)),
  };
}
