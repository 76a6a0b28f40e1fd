import { notFound } from "next/navigation";
import { env } from "@/lib/env";
import type { MailDetail, MailQuery, MailSummary } from "@/lib/mailbox";
import { listMail, readMail } from "@/lib/mailbox";
import { isDatabaseReady } from "@/lib/readiness";

/* What belongs to this machine and to no tenant. */

/** Where mails lie that stay on this machine; undefined where they really go out. */
const mailboxFolder = (): string | undefined =>
  env.MAIL_TRANSPORT === "local" ? env.MAILBOX_DIR : undefined;

/** Nothing is set up that could send: messages wait, and the console says so. */
export const isWithoutMail = (): boolean => env.MAIL_TRANSPORT === "none";

/** The address of the local mailbox, for the banner that says so. */
export const mailboxHref = (): string | undefined => (mailboxFolder() ? "/mailbox" : undefined);

/** The door of the local mailbox: an unknown address where mail really goes out. */
export function mailboxGate(): {
  list: (query: MailQuery) => Promise<MailSummary[]>;
  read: (id: string) => Promise<MailDetail | null>;
} {
  const folder = mailboxFolder();
  if (!folder) notFound();
  return { list: (query) => listMail(folder, query), read: (id) => readMail(folder, id) };
}

/** Whether requests can be served. Says no more: anybody may ask. */
export const isReady = (): Promise<boolean> => isDatabaseReady();
