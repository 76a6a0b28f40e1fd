import { isIP } from "node:net";
import type { NodemailerError } from "nodemailer";
import { createTransport } from "nodemailer";
import { env } from "../env";
import type { Mail } from "./message";
import { writeMessage } from "./message";
import type { Outcome } from "./outcome";
import { harmless, outcomeOf } from "./outcome";

export type MailOutcome = Outcome;

export interface MailerOptions {
  /** Connections held open at a time; what a relay takes is this many mails per round trip. */
  connections?: number;
  /** Mails after which a connection is replaced: many servers end it at a hundred anyway. */
  mailsPerConnection?: number;
  /** Ask the server to report delivery (RFC 3461), where it can. */
  deliveryNotices?: boolean;
  timeouts?: Partial<MailTimeouts>;
}

/** In milliseconds. */
export interface MailTimeouts {
  connection: number;
  greeting: number;
  /** Silence in mid-conversation. */
  socket: number;
  /** From `send` to its outcome, waiting for a free connection included: a lease on the mail must outlive it. */
  mail: number;
}

const TIMEOUTS: MailTimeouts = {
  connection: 10_000,
  greeting: 15_000,
  socket: 30_000,
  mail: 45_000,
};

export interface Mailer {
  /** Hands one mail over. What the server says is an outcome, not an exception. */
  send(mail: Mail): Promise<MailOutcome>;
  /** Ends idle connections at once, the others when they have handed over what they hold. */
  close(): void;
}

/** A server by its address, with the name that its certificate has to bear. */
export interface MailServer {
  host: string;
  address: string;
  port: number;
  security: "TLS" | "STARTTLS" | "NONE";
  username: string | null;
  password: string | null;
}

/** Where notices come back to us, servers are asked for them. */
export const noticesWanted = (): MailerOptions => ({
  deliveryNotices: env.MAIL_WEBHOOK_SECRET !== undefined,
});

const wayTo = (server: string | MailServer) =>
  typeof server === "string"
    ? { url: server }
    : {
        host: server.address,
        port: server.port,
        secure: server.security === "TLS",
        requireTLS: server.security === "STARTTLS",
        ignoreTLS: server.security === "NONE",
        tls: {
          minVersion: "TLSv1.2" as const,
          ...(isIP(server.host) ? {} : { servername: server.host }),
        },
        ...(server.username !== null && {
          auth: { user: server.username, pass: server.password ?? "" },
        }),
      };

const openPool = (server: string | MailServer, options: MailerOptions, timeouts: MailTimeouts) =>
  createTransport({
    ...wayTo(server),
    pool: true,
    maxConnections: options.connections ?? 5,
    maxMessages: options.mailsPerConnection ?? 100,
    // Only for a connection that was dropped before a byte of the mail was sent.
    maxRequeues: 1,
    connectionTimeout: timeouts.connection,
    dnsTimeout: timeouts.connection,
    greetingTimeout: timeouts.greeting,
    socketTimeout: timeouts.socket,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

/** Opens a pool of connections to one SMTP server, `smtp://user:password@host:587`, `smtps://…` or by its parts; it connects at the first mail. */
export function openMailer(server: string | MailServer, options: MailerOptions = {}): Mailer {
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  const pool = openPool(server, options, timeouts);
  const deliver = async (mail: Mail, signal: AbortSignal): Promise<Outcome> => {
    const info = await pool.sendMail({
      envelope: { from: mail.envelopeFrom ?? mail.from.address, to: [mail.to] },
      raw: writeMessage(mail),
      messageId: mail.messageId,
      signal,
      ...(options.deliveryNotices && { dsn: noticesFor(mail) }),
    });
    const dsn = Boolean(options.deliveryNotices && info.ehlo?.some((line) => /^DSN\b/i.test(line)));
    return { kind: "sent", answer: harmless(info.response, mail), dsn };
  };
  return {
    async send(mail) {
      if (!isOneAddress(mail.to)) {
        return { kind: "failed", code: "EENVELOPE", answer: "Not a mail address" };
      }
      const limit = new AbortController();
      const timer = setTimeout(() => limit.abort(), timeouts.mail);
      try {
        return await deliver(mail, limit.signal);
      } catch (error) {
        if (!isTransportError(error)) throw error;
        return outcomeOf(error, mail);
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => pool.close(),
  };
}

// Anything else could be read as a list, or end a line of the conversation.
const isOneAddress = (to: string): boolean =>
  /^[^\s@,;:<>()[\]"\\\p{Cc}]+@[^\s@,;:<>()"\\\p{Cc}]+$/u.test(to);

// An envelope id has 100 letters at most: what stands before the @ names the message.
const noticesFor = (mail: Mail) => ({
  ret: "HDRS",
  envid: mail.messageId.replace(/^<|[@>].*$/g, "").slice(0, 100),
  notify: ["SUCCESS", "FAILURE", "DELAY"],
});

// The pool reports its own closing without a code; a fault of this program is neither.
const isTransportError = (error: unknown): error is NodemailerError =>
  error instanceof Error && ("code" in error || error.message === "Connection pool was closed");
