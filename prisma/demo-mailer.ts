import { env } from "@/lib/env";
import type { Mailer } from "@/lib/mail/mailer";
import { openMailer } from "@/lib/mail/mailer";
import type { Mail } from "@/lib/mail/message";

/** What a real server answers for a mailbox that does not exist; everybody else's mail goes out for real. */
export function demoMailer(): Mailer {
  const real = env.SMTP_URL ? openMailer(env.SMTP_URL) : undefined;
  const missing = (to: string) => to.includes("17@");
  return {
    send: async (mail: Mail) =>
      missing(mail.to) || !real
        ? { kind: "failed", code: "550", answer: "550 5.1.1 Mailbox does not exist" }
        : real.send(mail),
    close: () => real?.close(),
  };
}
