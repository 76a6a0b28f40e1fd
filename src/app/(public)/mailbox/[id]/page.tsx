import { ArrowLeft } from "lucide-react";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Mailbox } from "@/gates/machine";
import { mailboxGate } from "@/gates/machine";
import { Facts } from "@/ui/public/facts";
import { PublicLinkButton } from "@/ui/public/public-button";
import { PublicWidePage } from "@/ui/public/public-page";
import type { Query } from "../mail-view";
import { framedLetter, listHref, mailZone, readView } from "../mail-view";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };
type Mail = NonNullable<Awaited<ReturnType<Mailbox["read"]>>>;

/** One mail: as its reader sees it, as text, and with all its headers. */
export default async function Page({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const mail = await (await mailboxGate()).read(id);
  if (!mail) notFound();
  const t = await getTranslations("mailbox");
  const isText = mail.segments !== undefined;
  return (
    <PublicWidePage
      acts={
        <PublicLinkButton href={listHref(readView(query))} look="quiet">
          <ArrowLeft aria-hidden />
          {t("back")}
        </PublicLinkButton>
      }
      title={isText ? t("sms") : mail.subject || t("noSubject")}
    >
      <MailFacts mail={mail} />
      {mail.html && <Letter html={mail.html} />}
      {!mail.html && (isText ? <TextMessage text={mail.text} /> : <PlainText text={mail.text} />)}
      {mail.html && mail.text && (
        <Folded title={t("text")}>
          <PlainText text={mail.text} />
        </Folded>
      )}
      <Folded title={t("headers")}>
        <PlainText text={mail.headers.map(({ name, value }) => `${name}: ${value}`).join("\n")} />
      </Folded>
    </PublicWidePage>
  );
}

async function MailFacts({ mail: { from, to, at, segments } }: { mail: Mail }) {
  const [t, format] = await Promise.all([getTranslations("mailbox.facts"), getFormatter()]);
  const sender = from.name ? `${from.name} <${from.address}>` : from.address;
  const time = (
    <time dateTime={at.toISOString()}>
      {format.dateTime(at, "exact", {
        timeZone: await mailZone(),
        // by name, as letters say it
        timeZoneName: "long",
      })}
    </time>
  );
  return (
    <Facts
      rows={[
        ...(segments === undefined
          ? [{ label: t("from"), value: sender }]
          : [{ label: t("segments"), value: String(segments) }]),
        { label: t("to"), value: to.join(", ") },
        { label: t("at"), value: time },
      ]}
    />
  );
}

/** Shut off from this page: no script, no form, an origin of its own; only its links open, in a new tab. */
async function Letter({ html }: { html: string }) {
  const t = await getTranslations("mailbox");
  return (
    <iframe
      className="panel h-[75vh] min-h-120 w-full"
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      srcDoc={framedLetter(html)}
      title={t("letter")}
    />
  );
}

const LINK = /(https?:\/\/\S+)/;

/** As a phone shows it, its link to be tapped. */
function TextMessage({ text }: { text: string }) {
  return (
    <p className="max-w-80 rounded-2xl rounded-bl-md bg-default px-4 py-3 text-base whitespace-pre-line wrap-anywhere">
      {text
        .trim()
        .split(LINK)
        .map((part) =>
          LINK.test(part) ? (
            <a className="underline" href={part} key={part} rel="noreferrer" target="_blank">
              {part}
            </a>
          ) : (
            part
          ),
        )}
    </p>
  );
}

function PlainText({ text }: { text: string }) {
  return (
    <pre className="panel p-4 font-mono text-sm whitespace-pre-wrap wrap-anywhere">{text}</pre>
  );
}

function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details>
      <summary className="cursor-pointer py-2 text-md font-semibold">{title}</summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}
