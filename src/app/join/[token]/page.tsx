import { getLocale, getTranslations } from "next-intl/server";
import type { Flash, Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { FlashNotice, flashTexts } from "@/app/flash-notice";
import { localeOf } from "@/lib/i18n/locales";
import { PublicButton } from "@/ui/public/public-button";
import { PublicField } from "@/ui/public/public-field";
import { findJoin } from "./find-join";
import { DeadJoin, JoinFrame, NeutralJoin } from "./join-frame";

type Props = { params: Promise<{ token: string }>; searchParams: Search };

/** The open link of an organisation: a name and an address, which is proven before anything is made of it. */
export default async function Page({ params, searchParams }: Props) {
  const { token } = await params;
  const found = await findJoin(token);
  if (!found) return <NeutralJoin />;
  const { link, worth } = found;
  if (worth !== "live") return <DeadJoin face={link} worth={worth} />;
  const [flash, t] = await Promise.all([readFlash(searchParams), getTranslations("join")]);
  const domains = link.domains.join(", ");
  const organization = link.orgName;
  const lead = link.approval ? `${t("lead")} ${t("approval", { organization })}` : t("lead");
  return (
    <JoinFrame aside={t("aside")} face={link} lead={lead} title={t("title", { organization })}>
      <FlashNotice flash={flash} />
      <form
        action={`/join/${token}/submit`}
        className="flex flex-col gap-5"
        method="post"
        noValidate
      >
        <Fields
          domains={domains}
          flash={flash}
          hint={t("domains", { count: link.domains.length, domains })}
        />
        <PublicButton>{t("submit")}</PublicButton>
      </form>
      <p className="text-base text-muted">
        {t.rich("signIn", {
          link: (chunks) => (
            <a className="prose-link" href={`/${link.orgSlug}/sign-in`}>
              {chunks}
            </a>
          ),
        })}
      </p>
    </JoinFrame>
  );
}

/** Where people write the family name first, they are asked for it first. */
const FAMILY_FIRST: ReadonlySet<string> = new Set(["ja", "zh-CN"]);
const NAMES = [
  { name: "firstName", autoComplete: "given-name" },
  { name: "lastName", autoComplete: "family-name" },
] as const;

type FieldsProps = { flash: Flash; domains: string; hint: string };

async function Fields({ flash, domains, hint }: FieldsProps) {
  const [t, errors, tag] = await Promise.all([
    getTranslations("join"),
    flashTexts(flash),
    getLocale(),
  ]);
  const locale = localeOf(tag) ?? "en";
  const names = FAMILY_FIRST.has(locale) ? NAMES.toReversed() : NAMES;
  const isForeign = flash.fields.email === "join-domain";
  return (
    <>
      <input name="language" type="hidden" value={locale} />
      {names.map(({ name, autoComplete }) => (
        <PublicField
          autoComplete={autoComplete}
          defaultValue={flash.values[name]}
          error={errors.of(name)}
          key={name}
          label={t(name)}
          maxLength={100}
          name={name}
          required
        />
      ))}
      <PublicField
        autoComplete="email"
        defaultValue={flash.values.email}
        error={isForeign ? t("fault.domain", { domains }) : errors.of("email")}
        hint={hint}
        inputMode="email"
        label={t("email")}
        maxLength={254}
        name="email"
        required
        type="email"
      />
    </>
  );
}
