import { env } from "../env";

const A_YEAR = 365 * 24 * 3600;

/** A choice of this browser (language, theme). It is no secret and opens nothing, but nobody else's script reads it. */
export function choiceCookie(name: string, value: string) {
  return {
    name,
    value,
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: env.APP_URL.startsWith("https:"),
    maxAge: A_YEAR,
  } as const;
}

/** The path to go back to, if it is one of ours; a full address or "//elsewhere" leads to the start page. */
export function ownPath(wish: unknown): string {
  if (typeof wish !== "string" || !wish.startsWith("/")) return "/";
  const base = "http://own.invalid";
  if (!URL.canParse(wish, base)) return "/";
  const url = new URL(wish, base);
  return url.origin === base && !url.pathname.startsWith("//") ? url.pathname + url.search : "/";
}
