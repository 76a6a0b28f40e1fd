"use client";

import { useTranslations } from "next-intl";
import { LinkButton } from "../button";
import { PageHead } from "../page";

/** An address of the console with nothing behind it, or with something of somebody else's: the same page. */
export function ConsoleNotFound({ homeHref }: { homeHref: string }) {
  const t = useTranslations("shell.notFound");
  return (
    <div className="flex flex-1 flex-col">
      <PageHead fact={t("text")} title={t("title")} />
      <div className="px-4 md:px-8">
        <LinkButton href={homeHref} look="primary">
          {t("console")}
        </LinkButton>
      </div>
    </div>
  );
}
