"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";

export type Upload =
  | { step: "idle" }
  | { step: "sending"; name: string; size: number; sent: number }
  | { step: "cancelled" }
  | { step: "refused"; code: string | undefined };

type Answer = { href?: string; error?: string };

const answerOf = ({ responseText }: XMLHttpRequest): Answer => {
  try {
    return JSON.parse(responseText) as Answer;
  } catch {
    return {};
  }
};

/** Sends a file as the body of a request, which tells how far it is, and opens the import that it becomes. */
export function useUpload(hrefOf: (name: string) => string) {
  const router = useRouter();
  const running = useRef<XMLHttpRequest>(null);
  const [upload, setUpload] = useState<Upload>({ step: "idle" });

  const send = (file: File) => {
    const request = new XMLHttpRequest();
    running.current = request;
    const show = (sent: number) =>
      setUpload({ step: "sending", name: file.name, size: file.size, sent });
    show(0);
    request.upload.onprogress = ({ loaded }) => show(loaded);
    request.onerror = () => setUpload({ step: "refused", code: undefined });
    request.onabort = () => setUpload({ step: "cancelled" });
    request.onload = () => {
      const { href, error } = answerOf(request);
      if (!href) return setUpload({ step: "refused", code: error });
      router.push(href);
    };
    request.open("POST", hrefOf(file.name));
    request.setRequestHeader("content-type", "application/octet-stream");
    request.send(file);
  };
  return { upload, send, cancel: () => running.current?.abort() };
}
