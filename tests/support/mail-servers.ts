import type { Server, Socket } from "node:net";
import { createServer } from "node:net";
import type { SMTPServerOptions } from "smtp-server";
import { SMTPServer } from "smtp-server";
import type { Mailer, MailerOptions } from "@/lib/mail/mailer";
import { openMailer } from "@/lib/mail/mailer";
import type { Mail } from "@/lib/mail/message";
import { closers } from "./closers";

interface Received {
  raw: string;
  from: string;
  to: string[];
}

export const listening = (server: Server, wanted = 0): Promise<number> =>
  new Promise((done) => {
    server.listen(wanted, "127.0.0.1", () => {
      const address = server.address();
      done(typeof address === "object" && address ? address.port : 0);
    });
  });

/** A real server on loopback that keeps what it accepts. */
export async function smtpServer(options: SMTPServerOptions = {}, wanted = 0) {
  const received: Received[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    closeTimeout: 50,
    disableReverseLookup: true,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          raw: Buffer.concat(chunks).toString("latin1"),
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
        });
        done(null, "kept");
      });
    },
    ...options,
  });
  // a client that breaks off is no fault of the server
  smtp.on("error", () => undefined);
  const port = await listening(smtp.server, wanted);
  closers.push(() => new Promise<void>((done) => smtp.close(done)));
  return { url: `smtp://127.0.0.1:${port}`, received };
}

/** A server that speaks only as far as `talk` goes. */
export async function rawServer(talk: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => socket.destroy()));
    talk(socket);
  });
  const port = await listening(server);
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((done) => server.close(done));
  });
  return `smtp://127.0.0.1:${port}`;
}

export function mailerTo(url: string, options?: MailerOptions): Mailer {
  const mailer = openMailer(url, options);
  closers.push(() => mailer.close());
  return mailer;
}

export const link =
  "https://rollcall.example/claim/claim_AAAAAAAAAAAAAAAAAAAAAA_BBBBBBBBBBBBBBBBBBBBBB_q3Zx";
export const mail = (given: Partial<Mail> = {}): Mail => ({
  from: { name: "Hälden & Söhne", address: "people@halden.example" },
  to: "amara@example.org",
  subject: "Votre compte est prêt",
  text: `Bonjour,\n.\n..\nligne ${"é".repeat(1200)}   \n${link}\n`,
  html: `<p>Bonjour ${"日本語".repeat(400)}</p>\n<a href="${link}">${link}</a>\n`,
  messageId: "<one@halden.example>",
  ...given,
});

/** How smtp-server is told to refuse. */
export const refusing = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode });
