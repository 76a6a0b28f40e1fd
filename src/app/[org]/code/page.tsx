import { getTranslations } from "next-intl/server";
import { CodeForm } from "@/app/code/code-form";
import type { Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { brandOf, helpOf } from "@/app/org-brand";
import { organizationGate } from "@/gates/organization";
import { QuietLink } from "@/ui/public/public-button";
import { PublicPage } from "@/ui/public/public-page";

type Props = { params: Promise<{ org: string }>; searchParams: Search };

/** Where the people of an organisation type their access code. */
export default async function Page({ params, searchParams }: Props) {
  const { org } = await organizationGate((await params).org);
  const [flash, t] = await Promise.all([readFlash(searchParams), getTranslations("code")]);
  return (
    <PublicPage
      brand={brandOf(org)}
      footer={helpOf(org)}
      lead={t("leadOrg", { organization: org.name })}
      title={t("title")}
    >
      <CodeForm action={`/${org.slug}/code/submit`} flash={flash} />
      <p className="text-center">
        <QuietLink href={`/${org.slug}/sign-in`}>{t("signIn")}</QuietLink>
      </p>
    </PublicPage>
  );
}
