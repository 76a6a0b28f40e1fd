import { createHmac } from "node:crypto";
import { now } from "@/lib/clock";
import { count } from "@/lib/counting";
import { env } from "@/lib/env";
import { mintScope } from "@/lib/mint-scope";
import type { Notice } from "@/lib/notices/read-notice";
import { readNotice } from "@/lib/notices/read-notice";
import type { Report } from "@/lib/notices/report";
import { readReturnPath } from "@/lib/notices/return-path";
import type { Stray } from "@/lib/notices/strays";
import { keepStray } from "@/lib/notices/strays";
import { readMessageId } from "@/lib/notices/ways-back";
import type { Scope } from "@/lib/org";
import { sameSecret } from "@/lib/secrets";
import { countTries } from "@/lib/throttle";
import { readBody } from "../form";
import { limitForgedNotices } from "../limits";
import { originOf } from "../origin";

/** What a notice says of one of our messages, in the organisation that the message names. */
export type NoticeOf = { message: string; reports: Report[] };

const LONGEST_NOTICE = 1_024 * 1_024;
/** How far the clocks of two servers may be apart; no request is taken twice while it would still count. */
const WINDOW_SECONDS = 300;
const ONCE = { name: "mail-notice-once", points: 1, seconds: 2 * WINDOW_SECONDS };

/** What the sender's mail server proves its request with: HMAC-SHA256 of the time, a dot and the mail, in hex. */
const signatureOf = (secret: string, time: string, raw: Uint8Array): string =>
  createHmac("sha256", secret).update(`${time}.`).update(raw).digest("hex");

/** The number of the answer to a request that is not taken; undefined for one that was signed by who may, now and for the first time. */
async function refusalOf(headers: Headers, secret: string, raw: Uint8Array) {
  const time = headers.get("x-rollcall-timestamp") ?? "";
  const given = (headers.get("x-rollcall-signature") ?? "").toLowerCase();
  const isNear = Math.abs(now().getTime() / 1_000 - Number(time || "NaN")) <= WINDOW_SECONDS;
  if (!isNear || !sameSecret(given, signatureOf(secret, time, raw))) {
    if (await limitForgedNotices(headers)) return 429;
    await keepStray("unsigned", raw, now());
    return 401;
  }
  return (await countTries([[ONCE, [given]]])) ? 409 : undefined;
}

/** Our messages that a notice names: by a return path that we proved, or by both ids of a Message-ID. Nothing else is looked at. */
function messagesOf({ addresses, messageIds }: Notice): { org: string; message: string }[] {
  const named = [
    ...addresses.map(readReturnPath),
    ...messageIds.flatMap((text) => text.split(/\s+/)).map(readMessageId),
  ].flatMap((found) => found ?? []);
  return [...new Map(named.map((one) => [one.message, one])).values()];
}

/**
 * The door for mails that come back: raw, from a mail server that holds the secret of the settings. `take` writes what a
 * notice says of a message and tells whether there is such a message; what is none of ours
 * is kept by its size and digest alone, so that it can be counted, and never matched.
 */
export async function noticeGate(
  request: Request,
  take: (scope: Scope, about: NoticeOf) => Promise<boolean>,
): Promise<Response> {
  const secret = env.MAIL_WEBHOOK_SECRET;
  if (!secret) return new Response(null, { status: 404 });
  const { headers } = request;
  if (!/^message\/rfc822\b/i.test(headers.get("content-type") ?? ""))
    return new Response(null, { status: 415 });
  const raw = await readBody(request, LONGEST_NOTICE);
  if (!raw) return new Response(null, { status: 413 });
  const status = await refusalOf(headers, secret, raw);
  if (status) return new Response(null, { status });
  const notice = await readNotice(raw);
  const named = notice.reports.length > 0 ? messagesOf(notice) : [];
  let known = 0;
  for (const { org, message } of named) {
    const scope = mintScope(org, { kind: "system" }, originOf(headers));
    if (await take(scope, { message, reports: notice.reports })) known += 1;
  }
  const stray: Stray = notice.reports.length > 0 ? "unknown" : "none";
  if (known === 0) await keepStray(stray, raw, now());
  count(`notice ${known > 0 ? "known" : stray}`);
  return Response.json({ known });
}
