import { getTranslations } from "next-intl/server";
import type { Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { PublicPage } from "@/ui/public/public-page";
import { CodeForm } from "./code-form";

/** Where an access code is typed by who does not know, or need not know, whose page to go to. */
export default async function Page({ searchParams }: { searchParams: Search }) {
  const [flash, t] = await Promise.all([readFlash(searchParams), getTranslations("code")]);
  return (
    <PublicPage lead={t("lead")} title={t("title")}>
      <CodeForm action="/code/submit" flash={flash} />
    </PublicPage>
  );
}
