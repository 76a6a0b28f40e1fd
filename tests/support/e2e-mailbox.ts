import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { env } from "@/lib/env";
import type { MailDetail } from "@/lib/mail/mailbox";
import { listMail, readMail } from "@/lib/mail/mailbox";

import { noticeMail, noticeRequest } from "./notices";

const PATIENCE_MS = 20_000;

const folder = (): string => env.MAILBOX_DIR ?? "";

const mailsTo = (to: string) => listMail(folder(), { to, limit: 1_000 });
const subjectsTo = async (to: string): Promise<string[]> =>
  (await mailsTo(to)).map(({ subject }) => subject);

/** The newest mail to this address whose subject matches, as soon as it is there. */
async function waitFor(to: string, subject: RegExp = /./): Promise<MailDetail> {
  let id = "";
  const isThere = async () => {
    id = (await mailsTo(to)).find((mail) => subject.test(mail.subject))?.id ?? "";
    return id !== "";
  };
  const message = `a mail ${subject} to ${to}`;
  await expect
    .poll(isThere, { message, timeout: PATIENCE_MS, intervals: [100, 100, 200] })
    .toBe(true);
  const mail = await readMail(folder(), id);
  if (!mail) throw new Error(`the mail ${id} is gone`);
  return mail;
}

export type Mailbox = {
  waitFor: typeof waitFor;
  /** Of all mails to an address, the newest first. */
  subjectsTo: typeof subjectsTo;
};

export const mailbox: Mailbox = { waitFor, subjectsTo };

/** The only link of this kind in a mail. */
export function linkIn(
  { text }: MailDetail,
  kind: "claim" | "reset" | "proof" | "address" | "entry" = "claim",
): string {
  const found = new RegExp(`https?://\\S+/${kind}/${kind}_[\\w-]+`).exec(text)?.[0];
  if (!found) throw new Error(`no ${kind} link in: ${text}`);
  return found;
}

/** What the mail server of the bounce domain does with a mail that came back. */
export async function comesBack(page: Page, mail: { headers: { name: string; value: string }[] }) {
  const messageId = mail.headers.find(({ name }) => /^message-id$/i.test(name))?.value ?? "";
  const raw = noticeMail("postfix-unknown", { messageId });
  const signed = noticeRequest(raw, process.env.MAIL_WEBHOOK_SECRET ?? "");
  const answer = await page.request.post("/api/webhooks/mail", {
    data: raw,
    headers: Object.fromEntries(signed.headers),
  });
  expect(await answer.json()).toEqual({ known: 1 });
}
