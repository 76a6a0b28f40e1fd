import { getTranslations } from "next-intl/server";

/** The two formats of an export. Plain links: a download is no page to go to. */
export async function ExportLinks({ href }: { href: string }) {
  const t = await getTranslations("selections");
  const link = "text-sm font-medium text-accent-text underline underline-offset-4";
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-muted">{t("text.export")}</p>
      <a className={link} download href={`${href}&format=csv`}>
        {t("csv")}
      </a>
      <a className={link} download href={`${href}&format=xlsx`}>
        {t("xlsx")}
      </a>
    </div>
  );
}
