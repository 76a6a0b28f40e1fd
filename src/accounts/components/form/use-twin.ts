"use client";

import { useEffect, useRef, useState } from "react";
import { useFormStatus } from "react-dom";

export type KeyName = "email" | "login" | "externalId" | "phone";
export interface Twin {
  id: string;
  name: string;
  status: string;
  /** The key that is used already. */
  key: KeyName;
}

const PAUSE = 400;

async function findTwin(org: string, key: KeyName, value: string): Promise<Twin | undefined> {
  const query = new URLSearchParams({ [key]: value });
  const response = await fetch(`/${org}/admin/people/twin?${query}`).catch(() => undefined);
  if (!response?.ok) return undefined;
  const answer = (await response.json().catch(() => ({ twin: null }))) as {
    twin: Omit<Twin, "key"> | null;
  };
  return answer.twin ? { ...answer.twin, key } : undefined;
}

/** Who here uses a key that is being typed; asked after a pause, and only for the latest letters. */
export function useTwin(org: string, ownId: string | undefined) {
  const [twin, setTwin] = useState<Twin>();
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef("");
  const { pending } = useFormStatus();

  // once the form is sent, whoever has these keys may be the very person it added
  useEffect(() => {
    if (!pending) return;
    clearTimeout(pause.current);
    latest.current = "";
  }, [pending]);

  const look = (key: KeyName, typed: string) => {
    const value = typed.trim();
    const question = `${key} ${value}`;
    latest.current = question;
    clearTimeout(pause.current);
    setTwin((shown) => (shown?.key === key ? undefined : shown));
    if (value === "") return;
    pause.current = setTimeout(async () => {
      const found = await findTwin(org, key, value);
      if (latest.current === question && found && found.id !== ownId) setTwin(found);
    }, PAUSE);
  };
  return { twin, look };
}
