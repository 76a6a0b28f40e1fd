import { getTranslations } from "next-intl/server";
import { displayName } from "@/accounts/input";
import type { Flash, Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { FlashNotice, flashTexts } from "@/app/flash-notice";
import { NewPasswordField } from "@/app/reset/new-password-field";
import { addressOf } from "@/gates/organization";
import { Facts } from "@/ui/public/facts";
import { PublicButton, PublicLinkButton } from "@/ui/public/public-button";
import { PublicField } from "@/ui/public/public-field";
import { PublicPage } from "@/ui/public/public-page";
import { findProof } from "./find-proof";

type Props = { params: Promise<{ token: string }>; searchParams: Search };
type Proof = NonNullable<Awaited<ReturnType<typeof findProof>>>;

export default async function Page({ params, searchParams }: Props) {
  const { token } = await params;
  const proof = await findProof(token);
  if (!proof || proof.worth === "dead") return <Dead state="dead" />;
  if (proof.worth !== "live") return <Dead slug={proof.made?.slug} state={proof.worth} />;
  const [flash, t] = await Promise.all([readFlash(searchParams), getTranslations("public.proof")]);
  const { signUp } = proof;
  const asksSlug = proof.isTaken || flash.fields.slug !== undefined;
  return (
    <PublicPage lead={t("lead", { name: signUp.name })} title={t("title")}>
      <FlashNotice flash={flash} />
      <Facts
        rows={[
          { label: t("organization"), value: signUp.name },
          ...(asksSlug ? [] : [{ label: t("address"), value: addressOf(signUp.slug) }]),
          { label: t("you"), value: displayName(signUp) },
          { label: t("email"), value: signUp.email },
        ]}
      />
      <form
        action={`/proof/${token}/submit`}
        className="flex flex-col gap-5"
        method="post"
        noValidate
      >
        {/* Password managers keep the password under this name. */}
        <input
          autoComplete="username"
          name="username"
          readOnly
          type="hidden"
          value={signUp.email}
        />
        {asksSlug && <SlugField flash={flash} proof={proof} />}
        <NewPasswordField flash={flash} name="password" />
        <PublicButton>{t("submit")}</PublicButton>
      </form>
    </PublicPage>
  );
}

async function SlugField({ flash, proof }: { flash: Flash; proof: Proof }) {
  const [t, s, errors] = await Promise.all([
    getTranslations("public.proof"),
    getTranslations("public.signUp"),
    flashTexts(flash),
  ]);
  return (
    <PublicField
      autoCapitalize="none"
      autoComplete="off"
      defaultValue={flash.values.slug || proof.signUp.slug}
      error={errors.of("slug") ?? (proof.isTaken ? t("slugTaken") : undefined)}
      label={s("slug")}
      maxLength={63}
      name="slug"
      spellCheck={false}
    />
  );
}

async function Dead({
  state,
  slug,
}: {
  state: "expired" | "used" | "dead";
  slug?: string | undefined;
}) {
  const t = await getTranslations("public.proof");
  return (
    <PublicPage lead={t(`${state}Lead`)} title={t(`${state}Title`)}>
      {slug ? (
        <PublicLinkButton href={`/${slug}/sign-in`}>{t("signIn")}</PublicLinkButton>
      ) : (
        <PublicLinkButton href="/sign-up">{t("begin")}</PublicLinkButton>
      )}
    </PublicPage>
  );
}
