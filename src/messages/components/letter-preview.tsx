"use client";

import { Mail } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Notice } from "@/ui/notice";

export interface Letter {
  from: string;
  subject: string;
  html: string;
}

interface LetterPreviewProps {
  letter: Letter;
  /** The next one is on its way. */
  isStale: boolean;
  /** There is no next one: what is typed cannot be sent. */
  isWrong?: boolean;
}

/** The real letter in a frame that runs no script and reaches nothing of ours. */
export function LetterPreview({ letter, isStale, isWrong = false }: LetterPreviewProps) {
  const t = useTranslations("compose");
  const frame = useRef<HTMLIFrameElement>(null);
  // the frame is of our own origin without scripts, so that its height can be read
  const measure = () => {
    // while the frame loads, its document has no root yet
    const root: HTMLElement | null | undefined = frame.current?.contentDocument?.documentElement;
    const height = root?.scrollHeight;
    if (frame.current && height) frame.current.style.height = `${height}px`;
  };
  useEffect(() => {
    measure(); // it may have loaded before this ran
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  });
  return (
    <>
      {isWrong && (
        <Notice isLive tone="warning">
          {t("previewWrong")}
        </Notice>
      )}
      <article className={`panel overflow-hidden ${isStale || isWrong ? "opacity-60" : ""}`}>
        <header className="flex gap-2.5 border-b border-separator px-4 py-3 text-sm">
          <Mail aria-hidden className="mt-0.5 size-4 flex-none text-muted" />
          <div className="min-w-0">
            <p className="truncate text-xs text-muted">{letter.from}</p>
            <p className="font-semibold wrap-anywhere">{letter.subject}</p>
          </div>
        </header>
        <iframe
          className="block h-140 w-full border-0"
          onLoad={measure}
          ref={frame}
          sandbox="allow-same-origin"
          srcDoc={letter.html}
          title={t("previewFrame")}
        />
      </article>
    </>
  );
}
