import { cache } from "react";
import { findSession } from "@/gates/session";
import { requestPath, requestTheme } from "@/lib/i18n";

const STORED = { SYSTEM: undefined, LIGHT: "light", DARK: "dark" } as const;

/** The organisation that an address names first, if it names one. */
export const slugAt = (path: string): string =>
  new URL(path, "http://own.invalid").pathname.split("/")[1] ?? "";

/** What the signed-in person chose, in whatever browser; for everybody else what was chosen in this one. */
export const findTheme = cache(async (): Promise<"light" | "dark" | undefined> => {
  const slug = slugAt(await requestPath());
  const session = slug ? await findSession(slug).catch(() => undefined) : undefined;
  return session ? STORED[session.account.theme] : requestTheme();
});
