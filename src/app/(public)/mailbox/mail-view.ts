import { findSessions } from "@/gates/signed-in";

export const PAGE_SIZE = 50;
const MOST = 1_000;
const LONGEST = 200;

/** One view of the mailbox, as its address says it. */
export type MailView = { q: string; show: number };

export type Query = Record<string, string | string[] | undefined>;

/** Reads any address; what it does not understand it leaves out. */
export function readView({ q, show }: Query): MailView {
  const wanted = Number(show);
  const known = Number.isInteger(wanted) && wanted > PAGE_SIZE;
  return {
    q: typeof q === "string" ? q.trim().slice(0, LONGEST) : "",
    show: known ? Math.min(wanted, MOST) : PAGE_SIZE,
  };
}

function withView(path: string, { q, show }: MailView): string {
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  if (show > PAGE_SIZE) query.set("show", String(show));
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

export const listHref = (view: MailView): string => withView("/mailbox", view);

/** A mail keeps the view it was found in, so that the way back leads there. */
export const mailHref = (id: string, view: MailView): string =>
  withView(`/mailbox/${encodeURIComponent(id)}`, view);

/**
 * The zone in which the mails themselves speak, the organisation's; where this browser is signed in to none, that of the
 * machine.
 */
export async function mailZone(): Promise<string> {
  const [first] = await findSessions();
  return first?.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

const HEAD = /<head(?:\s[^>]*)?>/i;
const NEW_TAB = '<base target="_blank">';

/** The letter with all its links leading to a new tab: inside its frame they would lead nowhere. */
export const framedLetter = (html: string): string =>
  HEAD.test(html) ? html.replace(HEAD, (head) => head + NEW_TAB) : NEW_TAB + html;
