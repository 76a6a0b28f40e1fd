import { getTranslations } from "next-intl/server";
import type { Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { FlashNotice } from "@/app/flash-notice";
import { brandOf } from "@/app/org-brand";
import { NewPasswordField } from "@/app/reset/new-password-field";
import { Facts } from "@/ui/public/facts";
import { PublicButton, PublicLinkButton } from "@/ui/public/public-button";
import { PublicPage } from "@/ui/public/public-page";
import { findReset } from "./find-reset";

type Props = { params: Promise<{ token: string }>; searchParams: Search };
type Link = NonNullable<Awaited<ReturnType<typeof findReset>>>["link"];

const orgOf = ({ orgName, orgSlug, brand, logoFileId }: Link) => ({
  name: orgName,
  slug: orgSlug,
  brand,
  logoFileId,
});

export default async function Page({ params, searchParams }: Props) {
  const { token } = await params;
  const reset = await findReset(token);
  if (!reset || reset.worth === "dead") return <Dead />;
  if (reset.worth !== "live") return <Spent link={reset.link} state={reset.worth} />;
  const [flash, t, p] = await Promise.all([
    readFlash(searchParams),
    getTranslations("public.reset"),
    getTranslations("public.password"),
  ]);
  const { link } = reset;
  const account = link.email ?? link.login ?? "";
  return (
    <PublicPage
      brand={brandOf(orgOf(link))}
      lead={t("lead", { name: link.orgName })}
      title={t("title")}
    >
      <FlashNotice flash={flash} />
      <Facts rows={[{ label: t("account"), value: account }]} />
      <form
        action={`/reset/${token}/submit`}
        className="flex flex-col gap-5"
        method="post"
        noValidate
      >
        {/* Password managers keep the password under this name. */}
        <input autoComplete="username" name="username" readOnly type="hidden" value={account} />
        <NewPasswordField flash={flash} label={p("newLabel")} name="password" />
        <PublicButton>{t("submit")}</PublicButton>
      </form>
    </PublicPage>
  );
}

async function Spent({ link, state }: { link: Link; state: "expired" | "used" }) {
  const t = await getTranslations("public.reset");
  const org = orgOf(link);
  return (
    <PublicPage brand={brandOf(org)} lead={t(`${state}Lead`)} title={t(`${state}Title`)}>
      <PublicLinkButton href={`/${org.slug}/forgot`}>{t("again")}</PublicLinkButton>
      <PublicLinkButton href={`/${org.slug}/sign-in`} look="quiet">
        {t("signIn")}
      </PublicLinkButton>
    </PublicPage>
  );
}

/** To those who do not hold a link of ours: one sentence that tells nothing. */
async function Dead() {
  const t = await getTranslations("public.reset");
  return (
    <PublicPage lead={t("deadLead")} title={t("deadTitle")}>
      <PublicLinkButton href="/">{t("home")}</PublicLinkButton>
    </PublicPage>
  );
}
