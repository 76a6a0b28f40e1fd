import type { Attachment, Email } from "postal-mime";
import PostalMime from "postal-mime";
import { cutText } from "@/lib/characters";
import { withoutLinks } from "../mail/outcome";
import { readDeliveryStatus, readFeedback } from "./delivery-status";
import { readDialect } from "./dialects";
import type { Fields } from "./fields";
import { allValues, readFields } from "./fields";
import type { Report } from "./report";

export type Notice = {
  /** What it says; nothing for whatever is no notice, an answer of a person or their machine among it. */
  reports: Report[];
  /** Whom it was sent to, and who the mail it returns was sent by. */
  addresses: string[];
  /** Of the mail that it is about; never its own. */
  messageIds: string[];
};

type Found = Pick<Notice, "reports" | "messageIds"> & { returned: string };

const LIMITS = { maxNestingDepth: 8, maxHeadersSize: 256 * 1_024 };
const SENT_TO = ["to", "cc", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to"];
const ABOUT = ["in-reply-to", "references"];
const LONGEST_ANSWER = 500;

const textOf = ({ content }: Attachment): string =>
  typeof content === "string" ? content : new TextDecoder().decode(content);

/** The first attached part of one of these types. */
function partOf(email: Email, pattern: RegExp): string | undefined {
  const part = email.attachments.find(({ mimeType }) => pattern.test(mimeType));
  return part && textOf(part);
}

function bodyOf({ text, html }: Email): string {
  return text ?? (html ?? "").replace(/<(?:br|\/p|\/div)[^>]*>/gi, "\n").replace(/<[^>]+>/g, "");
}

/** A notice in plain words counts from a mail system alone: people write of failures too, and so do answers in their absence. */
const isFromMachine = (fields: Fields): boolean =>
  /mailer-daemon|postmaster@|mail delivery (?:sub)?system/i.test(
    allValues(fields, "from", "sender").join(" "),
  );

function find(email: Email, fields: Fields): Found {
  const returned = partOf(
    email,
    /^(?:message\/(?:rfc822|global)|(?:text|message)\/(?:rfc822|global)-headers)$/,
  );
  const status = partOf(email, /^message\/(?:global-)?delivery-status$/);
  const feedback = partOf(email, /^message\/feedback-report$/);
  const reply = allValues(fields, ...ABOUT);
  if (status !== undefined) {
    const { reports, envelopeIds } = readDeliveryStatus(status);
    return { reports, messageIds: [...envelopeIds, ...reply], returned: returned ?? "" };
  }
  if (feedback !== undefined) {
    const report = readFeedback(feedback);
    return { reports: report ? [report] : [], messageIds: [], returned: returned ?? "" };
  }
  const dialect = isFromMachine(fields) ? readDialect(bodyOf(email)) : undefined;
  if (!dialect) return { reports: [], messageIds: [], returned: "" };
  return { reports: [dialect.report], messageIds: reply, returned: returned ?? dialect.returned };
}

const shortened = (report: Report): Report => ({
  ...report,
  answer: report.answer && cutText(withoutLinks(report.answer), LONGEST_ANSWER),
});

/**
 * What a mail says that came back to us: a notice of delivery (RFC 3464), a complaint (RFC 5965), or what servers write
 * instead. Answers of people and of machines in their place (RFC 3834) say nothing of an address, and nor does anything that
 * cannot be read.
 */
export async function readNotice(raw: Uint8Array): Promise<Notice> {
  const options = { ...LIMITS, forceRfc822Attachments: true };
  const email = await PostalMime.parse(raw, options).catch(() => undefined);
  if (!email) return { reports: [], addresses: [], messageIds: [] };
  const fields: Fields = email.headers.map(({ key, value }) => ({ name: key, value }));
  const { reports, messageIds, returned } = find(email, fields);
  const original = readFields(returned);
  const mailboxes = [...allValues(fields, ...SENT_TO), ...allValues(original, "return-path")];
  return {
    reports: reports.map(shortened),
    addresses: mailboxes.flatMap((value) => value.match(/[^\s<>,;:"]+@[^\s<>,;:"]+/g) ?? []),
    messageIds: [...messageIds, ...allValues(original, "message-id")],
  };
}
