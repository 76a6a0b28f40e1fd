import { Search } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { mailboxGate } from "@/gates/machine";
import { PublicButton, PublicLinkButton } from "@/ui/public/public-button";
import { PublicField } from "@/ui/public/public-field";
import { PublicWidePage } from "@/ui/public/public-page";
import { MailList } from "./mail-list";
import type { MailView, Query } from "./mail-view";
import { listHref, PAGE_SIZE, readView } from "./mail-view";

/** Every mail that this machine sent to itself, the newest first; the search stands in the address. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const view = readView(await searchParams);
  const mailbox = await mailboxGate();
  const mails = await mailbox.list({ query: view.q, limit: view.show + 1 });
  const t = await getTranslations("mailbox");
  const older = { ...view, show: view.show + PAGE_SIZE };
  return (
    <PublicWidePage lead={t("lead")} title={t("title")}>
      <SearchMails view={view} />
      {mails.length === 0 ? (
        <NoMail view={view} />
      ) : (
        <MailList mails={mails.slice(0, view.show)} view={view} />
      )}
      {mails.length > view.show && (
        <PublicLinkButton className="self-start" href={listHref(older)} look="quiet">
          {t("older")}
        </PublicLinkButton>
      )}
    </PublicWidePage>
  );
}

async function SearchMails({ view }: { view: MailView }) {
  const t = await getTranslations("mailbox");
  return (
    <search>
      <form
        action="/mailbox"
        className="flex flex-col gap-3 md:max-w-prose md:flex-row md:items-start"
      >
        <div className="flex-1">
          <PublicField
            autoComplete="off"
            defaultValue={view.q}
            enterKeyHint="search"
            hint={t("searchHint")}
            label={t("search")}
            maxLength={200}
            name="q"
            spellCheck={false}
            type="search"
          />
        </div>
        <PublicButton className="md:mt-7 md:w-auto" look="quiet">
          <Search aria-hidden />
          {t("find")}
        </PublicButton>
      </form>
    </search>
  );
}

async function NoMail({ view }: { view: MailView }) {
  const t = await getTranslations("mailbox");
  return (
    <div className="flex flex-col items-center gap-4 py-16 text-center">
      <p className="text-md text-muted">{view.q ? t("noMatch") : t("empty")}</p>
      {view.q && (
        <PublicLinkButton href="/mailbox" look="quiet">
          {t("clear")}
        </PublicLinkButton>
      )}
    </div>
  );
}
