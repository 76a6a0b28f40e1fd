import { cookies } from "next/headers";
import { NextResponse } from "next/server";
import type { ZodError } from "zod";
import { browserCookie } from "@/gates/browser";
import { cutText } from "@/lib/characters";
import { requestPath } from "@/lib/i18n";

/** What became of a form without script: which fields need the person, what they typed, one sentence about the whole. */
export type Flash = {
  values: Record<string, string>;
  /** Codes of `public.errors`, by field. */
  fields: Record<string, string>;
  error?: string | undefined;
  done?: string | undefined;
  minutes?: number | undefined;
};

type SetCookie = { name: string; value: string; maxAge?: number };

/** Named after its page: one that lies below another gets the cookies of both. */
const cookieOf = (path: string): string =>
  [
    "form",
    ...path
      .split("/")
      .filter(Boolean)
      .map((part) => part.slice(0, 12)),
  ].join("-");

const LIFE_SECONDS = 600;
/** A cookie holds 4 KB: what is longer than any field takes comes back cut. */
const LONGEST_VALUE = 260;

const cut = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      cutText(value.replace(/\p{Cc}/gu, ""), LONGEST_VALUE),
    ]),
  );

/** The next page to get: the form that was sent is behind it, so that reloading sends nothing again. */
export function seeOther(path: string, set: readonly SetCookie[] = []): NextResponse {
  const response = new NextResponse(null, { status: 303, headers: { location: path } });
  for (const cookie of set) response.cookies.set(cookie);
  return response;
}

/** Address of the page with the cookie that fills it; another visit to the page knows nothing of it. */
function pack(page: string, flash: Partial<Flash>): { location: string; cookie: SetCookie } {
  const id = crypto.randomUUID().slice(0, 8);
  const kept: Flash = { fields: {}, ...flash, values: cut(flash.values ?? {}) };
  const value = Buffer.from(JSON.stringify({ id, ...kept })).toString("base64url");
  const [path = page, query] = page.split("?");
  const cookie = {
    ...browserCookie().options,
    name: cookieOf(path),
    value,
    path,
    maxAge: LIFE_SECONDS,
  };
  return { location: `${path}?${query ? `${query}&` : ""}again=${id}`, cookie };
}

/** Back to the page of the form, with everything that was typed but passwords. */
export function giveBack(page: string, flash: Partial<Flash>): NextResponse {
  const { location, cookie } = pack(page, flash);
  return seeOther(location, [cookie]);
}

/** The same for too many tries: machines read 429 and Retry-After, people land on the page of the form. */
export function slowDown(page: string, seconds: number, flash: Partial<Flash> = {}): NextResponse {
  const minutes = Math.ceil(seconds / 60);
  const { location, cookie } = pack(page, { ...flash, error: "try-later", minutes });
  const headers = {
    "retry-after": String(seconds),
    refresh: `0;url=${location}`,
    "content-type": "text/plain",
  };
  const response = new NextResponse(`429. ${minutes} min.\n`, { status: 429, headers });
  response.cookies.set(cookie);
  return response;
}

export type Search = Promise<Record<string, string | string[] | undefined>>;

const isText = (value: unknown): value is string => typeof value === "string";

function texts(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, text]) => isText(text)));
}

/** What the last form of this page came to, if this visit is the answer to it. */
export async function readFlash(search: Search): Promise<Flash> {
  const { again } = await search;
  const [path = "/"] = (await requestPath()).split("?");
  const value = (await cookies()).get(cookieOf(decodeURI(path)))?.value;
  try {
    const kept = JSON.parse(Buffer.from(value ?? "", "base64url").toString());
    if (!isText(again) || kept.id !== again) return { values: {}, fields: {} };
    const { error, done, minutes } = kept;
    return {
      values: texts(kept.values),
      fields: texts(kept.fields),
      error: isText(error) ? error : undefined,
      done: isText(done) ? done : undefined,
      minutes: typeof minutes === "number" ? minutes : undefined,
    };
  } catch {
    return { values: {}, fields: {} };
  }
}

/** The first fault of each field, as a code. */
export function faultsOf(error: ZodError): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const { path, message, code } of error.issues) {
    const own = /^[a-z]+(?:-[a-z]+)*$/.test(message) ? message : undefined;
    faults[String(path[0])] ??= own ?? (code === "too_big" ? "too-long" : "wrong");
  }
  return faults;
}
