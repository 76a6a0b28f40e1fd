import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { Flash, Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { FlashNotice, flashTexts } from "@/app/flash-notice";
import { KEPT_FORM } from "@/ui/public/kept-form";
import { PublicButton, QuietButton } from "@/ui/public/public-button";
import { PublicField } from "@/ui/public/public-field";
import { findJoin } from "../find-join";
import { JoinForm, joinSteps } from "../join-form";
import { JoinFrame } from "../join-frame";

type Props = { params: Promise<{ token: string }>; searchParams: Search };

/** The name of who gave their address: the last question before the link is mailed. */
export default async function Page({ params, searchParams }: Props) {
  const { token } = await params;
  const [found, flash] = await Promise.all([findJoin(token), readFlash(searchParams)]);
  // without the address there is nothing to mail
  if (found?.worth !== "live" || !flash.values.email) redirect(`/join/${token}`);
  const [t, claim] = await Promise.all([getTranslations("join"), getTranslations("claim")]);
  return (
    <JoinFrame
      aside={t("aside")}
      face={found.link}
      kept={KEPT_FORM}
      lead={t("nameLead")}
      steps={await joinSteps("name")}
      title={claim("about.title")}
    >
      <FlashNotice flash={flash} />
      <JoinForm carried={{ email: flash.values.email }} token={token}>
        <Names flash={flash} />
        <PublicButton>{t("submit")}</PublicButton>
        <QuietButton name="to" value="address">
          {claim("back")}
        </QuietButton>
      </JoinForm>
    </JoinFrame>
  );
}

/** Where people write the family name first, they are asked for it first. */
const FAMILY_FIRST: ReadonlySet<string> = new Set(["ja", "zh-CN"]);
const NAMES = [
  { name: "firstName", autoComplete: "given-name" },
  { name: "lastName", autoComplete: "family-name" },
] as const;

async function Names({ flash }: { flash: Flash }) {
  const [t, about, errors, locale] = await Promise.all([
    getTranslations("join"),
    getTranslations("claim.about"),
    flashTexts(flash),
    getLocale(),
  ]);
  const names = FAMILY_FIRST.has(locale) ? NAMES.toReversed() : NAMES;
  const first = names.find(({ name }) => errors.of(name))?.name;
  return names.map(({ name, autoComplete }, index) => (
    <PublicField
      autoComplete={autoComplete}
      autoFocus={name === first}
      defaultValue={flash.values[name]}
      error={errors.of(name)}
      hint={index === 1 ? about("oneName") : undefined}
      key={name}
      label={t(name)}
      maxLength={100}
      name={name}
    />
  ));
}
