import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Email } from "postal-mime";
import PostalMime from "postal-mime";
import { z } from "zod";

/*
 * The local mailbox: a folder with one `<time>-<id>.eml` a mail, names sorting by time, and beside each a `.json`
 * with the envelope it came in.
 */

export interface MailSummary {
  /** The name of its file, without the ending. */
  id: string;
  at: Date;
  from: { name: string; address: string };
  /** Whom it was delivered to. */
  to: string[];
  subject: string;
  /** Of a text message: in how many segments it would have gone. */
  segments?: number;
}

export interface MailDetail extends MailSummary {
  text: string;
  /** As it was sent: only ever show it where it can run nothing. */
  html: string;
  headers: { name: string; value: string }[];
}

export interface MailQuery {
  /** Newest first, 50 unless told. */
  limit?: number;
  /** Words of the subject, the sender or a recipient. */
  query?: string;
  /** One recipient's whole address. */
  to?: string;
}

const envelopeShape = z.object({
  to: z.array(z.string()),
  at: z.coerce.date(),
});

/** A search looks no further back than this, however full the folder is. */
const MOST_LOOKED_AT = 5_000;
const ENDING = ".eml";
/** Texts lie here too (texts/local), as mails of plain words. */
const SEGMENTS_KEY = "x-rollcall-segments";
// One plain file name: no folder, no dot, so no way out of the mailbox.
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,199}$/;

/** The mails of the folder that match, newest first; none where there is no folder yet. */
export async function listMail(dir: string, filter: MailQuery = {}): Promise<MailSummary[]> {
  const { limit = 50 } = filter;
  const found: MailSummary[] = [];
  for (const id of (await idsIn(dir)).slice(0, MOST_LOOKED_AT)) {
    if (found.length >= limit) break;
    if (filter.to !== undefined && (await wentElsewhere(dir, id, filter.to))) continue;
    const raw = await contentOf(dir, id);
    // The header tells all that a list shows.
    const mail = raw && (await parse(dir, id, raw.subarray(0, endOfHeader(raw))));
    if (mail && matches(mail.summary, filter)) found.push(mail.summary);
  }
  return found;
}

/** One mail, null where there is none of that id. */
export async function readMail(dir: string, id: string): Promise<MailDetail | null> {
  const raw = ID.test(id) ? await contentOf(dir, id) : null;
  if (!raw) return null;
  const { summary, email } = await parse(dir, id, raw);
  return {
    ...summary,
    text: email.text ?? "",
    html: email.html ?? "",
    headers: email.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
  };
}

async function idsIn(dir: string): Promise<string[]> {
  const names = await orNull(readdir(dir));
  return (names ?? [])
    .filter((name) => name.endsWith(ENDING))
    .map((name) => name.slice(0, -ENDING.length))
    .filter((id) => ID.test(id))
    .sort()
    .reverse();
}

const contentOf = (dir: string, id: string): Promise<Buffer | null> =>
  orNull(readFile(join(dir, `${id}${ENDING}`)));

function endOfHeader(raw: Buffer): number {
  const end = raw.indexOf("\r\n\r\n");
  return end < 0 ? raw.length : end + 4;
}

interface ParsedMail {
  summary: MailSummary;
  email: Email;
}

async function parse(dir: string, id: string, raw: Buffer): Promise<ParsedMail> {
  const [email, envelope] = await Promise.all([PostalMime.parse(raw), envelopeOf(dir, id)]);
  const named = email.to?.flatMap(({ address }) => (address ? [address] : [])) ?? [];
  const summary = {
    id,
    at: envelope?.at ?? new Date(email.date ?? 0),
    from: { name: email.from?.name ?? "", address: email.from?.address ?? "" },
    to: envelope?.to ?? named,
    subject: email.subject ?? "",
  };
  const counted = email.headers.find(({ key }) => key === SEGMENTS_KEY)?.value;
  return { summary: counted ? { ...summary, segments: Number(counted) } : summary, email };
}

/** Null where the mail has come but its envelope is still being written. */
async function envelopeOf(dir: string, id: string): Promise<z.infer<typeof envelopeShape> | null> {
  const written = await orNull(readFile(join(dir, `${id}.json`), "utf8"));
  try {
    return envelopeShape.parse(JSON.parse(written ?? ""));
  } catch {
    return null;
  }
}

/** Told by the envelope alone: whose mails are asked for among many has none of the others read. */
async function wentElsewhere(dir: string, id: string, wanted: string): Promise<boolean> {
  const envelope = await envelopeOf(dir, id);
  return envelope !== null && !envelope.to.some((address) => same(address, wanted));
}

function matches(
  { subject, from, to }: MailSummary,
  { query = "", to: wanted }: MailQuery,
): boolean {
  const addressed = wanted === undefined || to.some((address) => same(address, wanted));
  const searched = [subject, from.name, from.address, ...to].join("\n").toLowerCase();
  const words = query.toLowerCase().split(/\s+/);
  return addressed && words.every((word) => searched.includes(word));
}

const same = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

/** What is not there (yet, or any more: the folder may be emptied at any time) is no error. */
async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
