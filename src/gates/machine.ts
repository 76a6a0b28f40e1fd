import { setTimeout as pause } from "node:timers/promises";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import type { Outages } from "@/lib/mail/breakers";
import { readOutages } from "@/lib/mail/breakers";
import type { MailDetail, MailQuery, MailSummary } from "@/lib/mail/mailbox";
import { listMail, readMail } from "@/lib/mail/mailbox";
import { readMetrics } from "@/lib/metrics";
import { recordsOf } from "@/lib/own-mail/domain";
import { isDatabaseReady } from "@/lib/readiness";
import { sameSecret } from "@/lib/secrets";
import type { FoundDomain } from "@/senders/rules";
import { proofName } from "@/senders/rules";

/* What belongs to this machine and to no tenant. */

/** Who asks whether the process lives does not wait for a database. */
const OUTAGE_ASKED_MS = 500;

/** Where mails lie that stay on this machine; undefined where they really go out. */
const mailboxFolder = (): string | undefined =>
  env.MAIL_TRANSPORT === "local" ? env.MAILBOX_DIR : undefined;

/** Nothing is set up that could send: messages wait, and the console says so. */
export const isWithoutMail = (): boolean => env.MAIL_TRANSPORT === "none";

/** Whether organisations may bring mail servers at any address and port, also in this network. */
export const mayUseAnyServer = (): boolean => env.OWN_SMTP === "any";

/** The server that letters leave by where an organisation has none of its own. */
export const mailHost = (): string | undefined =>
  env.SMTP_URL ? new URL(env.SMTP_URL).hostname : undefined;

/** The address that the installation sends as. */
export const mailFrom = (): string => env.MAIL_FROM;

/** Whom texts come from: a number, a service that chooses one (MG…), this machine's mailbox, or nobody. */
export const textSender = (): string => env.TWILIO_FROM ?? env.TEXT_TRANSPORT;

/** What name servers say of a sender's domain. */
export const lookUpDomain = (domain: string, selector: string | null): Promise<FoundDomain> =>
  recordsOf(domain, { selector, proof: proofName(domain) });

/** The address of the local mailbox, for the banner that says so. */
export const mailboxHref = (): string | undefined => (mailboxFolder() ? "/mailbox" : undefined);

/** A page elsewhere whose name was made to lead here (DNS rebinding) must not read the mails of this machine. */
async function isOwnHost(): Promise<boolean> {
  const host = (await headers()).get("host") ?? "";
  const own = ["localhost", "127.0.0.1", "[::1]", new URL(env.APP_URL).hostname, env.HOST ?? ""];
  return own.includes(host.replace(/:\d+$/, ""));
}

export type Mailbox = {
  list: (query: MailQuery) => Promise<MailSummary[]>;
  read: (id: string) => Promise<MailDetail | null>;
};

/** The door of the local mailbox: an unknown address where mail really goes out. */
export async function mailboxGate(): Promise<Mailbox> {
  const folder = (await isOwnHost()) ? mailboxFolder() : undefined;
  if (!folder) notFound();
  return { list: (query) => listMail(folder, query), read: (id) => readMail(folder, id) };
}

/** Since when no mail, or no text, leaves because the installation's provider is out of reach; nothing where nobody can tell. */
export const outages = (): Promise<Outages> => {
  const late = pause(OUTAGE_ASKED_MS, {}, { ref: false });
  return Promise.race([readOutages().catch(() => ({})), late]);
};

/** Whether requests can be served. Says no more: anybody may ask. */
export const isReady = (): Promise<boolean> => isDatabaseReady();

/** The door of what is measured: unknown without a token in the settings, closed without it in the request. */
export async function metricsGate(): Promise<{ status: 200 | 401 | 404; text: string }> {
  const token = env.METRICS_TOKEN;
  if (!token) return { status: 404, text: "" };
  const given = (await headers()).get("authorization") ?? "";
  if (!sameSecret(given, `Bearer ${token}`)) return { status: 401, text: "" };
  return { status: 200, text: await readMetrics(now()) };
}
