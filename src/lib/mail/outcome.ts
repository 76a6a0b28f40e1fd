import type { NodemailerError } from "nodemailer";
import { cutText } from "@/lib/characters";
import type { Mail } from "./message";

/**
 * What became of one mail. `later` and `failed` are about this mail (its recipient, its sender, its content);
 * `outage` is about the server as a whole, so it is no attempt at this mail. `dsn`: the server was asked for, and
 * will give, a notice of delivery.
 */
export type Outcome =
  | { kind: "sent"; answer: string; dsn: boolean }
  | { kind: "later"; code: string; answer: string }
  | { kind: "failed"; code: string; answer: string }
  | { kind: "outage"; code: string; answer: string };

/** The reasons for which no mail at all would go: not reached, not let in, not speaking SMTP. */
const SERVER_FAULTS: ReadonlySet<string> = new Set([
  ...[
    "EAUTH",
    "ENOAUTH",
    "EOAUTH2",
    "EDNS",
    "ETLS",
    "EREQUIRETLS",
    "EPROXY",
    "ECONFIG",
    "EPROTOCOL",
  ],
  ...[
    "ECONNREFUSED",
    "EHOSTUNREACH",
    "EHOSTDOWN",
    "ENETUNREACH",
    "ENETDOWN",
    "ENOTFOUND",
    "EAI_AGAIN",
  ],
]);
/** The server is not who it should be, or does not speak TLS as it should: OpenSSL's words for it. */
const UNTRUSTED = /CERT|ISSUER|SIGNATURE|^ERR_(?:TLS|SSL)_/;
/** Answers that ask for a sign-in or refuse it, whatever they answer to. */
const SIGN_IN_ANSWERS: ReadonlySet<number> = new Set([530, 534, 535, 538]);

function isOutage({ code = "", originalCode = "", ...error }: NodemailerError): boolean {
  if (SERVER_FAULTS.has(code) || SERVER_FAULTS.has(originalCode)) return true;
  if (code === "ESOCKET" && UNTRUSTED.test(originalCode)) return true;
  if (SIGN_IN_ANSWERS.has(error.responseCode ?? 0)) return true;
  if (code === "ETIMEDOUT") return error.timeoutType !== "SOCKET_TIMEOUT";
  // Closed before anything was said, or by us.
  return code === "ECONNECTION" && (error.command === undefined || error.command === "EHLO");
}

/** nodemailer's own refusal of an address or a size, without asking the server. */
const isUnsendable = ({ code, responseCode }: NodemailerError): boolean =>
  responseCode === undefined && (code === "EENVELOPE" || code === "EMESSAGE");

/** Tells from an error of the transport what to do with the mail. */
export function outcomeOf(error: NodemailerError, mail: Mail): Outcome {
  const code = String(error.responseCode ?? error.originalCode ?? error.code ?? "ECONNECTION");
  const answer = harmless(error.response ?? error.message, mail);
  if (isOutage(error)) return { kind: "outage", code, answer };
  if (error.permanent || isUnsendable(error)) return { kind: "failed", code, answer };
  return { kind: "later", code, answer };
}

const LONGEST_ANSWER = 500;
/** What stands before each further line of an answer. */
const CONTINUATION = /(?<=^\d{3})-|\r?\n\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3}\b|[ -]|$)/g;
/** The beginning of a link, cut anywhere after the row it names: the messages table refuses that much already. */
const TOKEN_STARTS = /\b(?:claim|reset|proof|address|unsubscribe)_[\w-]{22}_[\w-]{22}_[\w-]*/g;
const LINKS = /https?:\/\/[^\s<>"')]+/g;
/** Shorter pieces of an address are words; secrets are longer. */
const SHORTEST_SECRET = 20;

/** A server's words on one line, without the beginning of any link of ours. */
export const withoutLinks = (words: string): string =>
  words
    .replace(CONTINUATION, " ")
    .replace(TOKEN_STARTS, "…")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();

/** The server's words as an admin may see and keep them: some servers quote the link they refuse. */
export function harmless(words: string, mail: Mail): string {
  const answer = withoutLinks(words);
  const secrets = (mail.text.match(LINKS) ?? [])
    .flatMap((link) => link.split(/[/?#&=]/))
    .filter((piece) => piece.length >= SHORTEST_SECRET);
  const shown = secrets.some((secret) => holds(answer, secret))
    ? answer
        .split(" ")
        .filter((word) => !secrets.some((secret) => holds(word, secret)))
        .join(" ")
    : answer;
  // Folded over two lines it cannot be cut out: then only the code is kept.
  const folded = secrets.some((secret) => holds(shown.replaceAll(" ", ""), secret));
  return cutText(folded ? (/^\d{3}/.exec(shown)?.[0] ?? "") : shown, LONGEST_ANSWER);
}

// Half of a secret is too much already, in whatever case it is quoted.
function holds(text: string, secret: string): boolean {
  const half = secret.slice(-Math.max(SHORTEST_SECRET, Math.ceil(secret.length / 2)));
  return text.toLowerCase().includes(half.toLowerCase());
}
