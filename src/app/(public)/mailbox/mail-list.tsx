import { getFormatter, getTranslations } from "next-intl/server";
import type { Mailbox } from "@/gates/machine";
import type { MailView } from "./mail-view";
import { mailHref, mailZone } from "./mail-view";

type ListedMail = Awaited<ReturnType<Mailbox["list"]>>[number];

/** Two lines a mail on a phone, one on a desktop; the whole line leads to it. */
export async function MailList({ mails, view }: { mails: readonly ListedMail[]; view: MailView }) {
  const t = await getTranslations("mailbox");
  return (
    <ul aria-label={t("list")} className="panel divide-y divide-separator overflow-hidden">
      {mails.map((mail) => (
        <li key={mail.id}>
          <MailLine href={mailHref(mail.id, view)} mail={mail} />
        </li>
      ))}
    </ul>
  );
}

/** With its zone: the mailbox is the machine's, and may hold the mails of many organisations. */
const SHORT = {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  timeZoneName: "short",
} as const;

async function MailLine({ mail, href }: { mail: ListedMail; href: string }) {
  const [t, format] = await Promise.all([getTranslations("mailbox"), getFormatter()]);
  const zone = { timeZone: await mailZone() };
  return (
    <a
      className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 px-4 py-3 text-base -outline-offset-2 hover:bg-surface-secondary md:grid-cols-[18rem_minmax(0,1fr)_auto] md:items-center"
      href={href}
    >
      <span className="order-3 col-span-2 truncate text-muted md:order-1 md:col-span-1">
        {mail.segments === undefined
          ? t("to", { address: mail.to.join(", ") })
          : t("textTo", { address: mail.to.join(", "), count: mail.segments })}
      </span>
      <span className="order-1 font-semibold wrap-anywhere md:order-2 md:truncate">
        {mail.subject || t("noSubject")}
      </span>
      <time
        className="order-2 text-sm text-muted tabular-nums md:order-3"
        dateTime={mail.at.toISOString()}
        title={format.dateTime(mail.at, "exact", { ...zone, timeZoneName: "long" })}
      >
        {format.dateTime(mail.at, { ...SHORT, ...zone })}
      </time>
    </a>
  );
}
