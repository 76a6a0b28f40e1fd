import MimeNode from "nodemailer/lib/mime-node";
import { encode, wrap } from "nodemailer/lib/qp";

/** One mail to one address. */
export interface Mail {
  from: { name: string; address: string };
  replyTo?: string | null;
  to: string;
  subject: string;
  html: string;
  text: string;
  /** With its angle brackets; the same for every attempt, so that a mailbox shows the mail once. */
  messageId: string;
  headers?: Readonly<Record<string, string>>;
  /** Where failures are reported to; the sender's address without it. */
  envelopeFrom?: string | null;
  /** An address that ends further mails at one press (RFC 8058). */
  listUnsubscribe?: string | null;
}

const BREAKS = /\p{Cc}+/gu;
const oneLine = (value: string): string => value.replace(BREAKS, " ").trim();

/**
 * The whole message as it goes over the wire. nodemailer writes the header, where the traps are, and encodes the
 * two parts; joining them here instead of streaming them through it sends more than twice as many mails a second.
 */
export function writeMessage(mail: Mail): string {
  const root = new MimeNode("multipart/alternative");
  root.setHeader({
    From: { name: oneLine(mail.from.name), address: oneLine(mail.from.address) },
    To: { name: "", address: oneLine(mail.to) },
    Subject: oneLine(mail.subject),
    "Message-ID": oneLine(mail.messageId),
    "Auto-Submitted": "auto-generated",
  });
  if (mail.replyTo) root.setHeader("Reply-To", { name: "", address: oneLine(mail.replyTo) });
  if (mail.listUnsubscribe)
    root.setHeader({
      "List-Unsubscribe": `<${oneLine(mail.listUnsubscribe)}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
  for (const [name, value] of Object.entries(mail.headers ?? {})) {
    root.setHeader(name, oneLine(value));
  }
  // A Message-ID has no place to break, and some programs do not find it on a line of its own.
  const header = root.buildHeaders().replace(/^(Message-ID:)\r\n[ \t]+/im, "$1 ");
  const boundary = `--${root.boundary}`;
  const parts = [part("text/plain", mail.text), part("text/html", mail.html)];
  return [header, "", ...parts.flatMap((content) => [boundary, content]), `${boundary}--`, ""].join(
    "\r\n",
  );
}

// Quoted-printable keeps every line short and in ASCII, whatever the text: no server has to convert it.
function part(type: string, content: string): string {
  const lines = content.replace(/\r\n?|\n/g, "\r\n");
  return [
    `Content-Type: ${type}; charset=utf-8`,
    "Content-Transfer-Encoding: quoted-printable",
    "",
    wrap(encode(lines)),
  ].join("\r\n");
}
