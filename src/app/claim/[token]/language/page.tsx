import { getLocale, getTranslations } from "next-intl/server";
import { DEFAULT_LOCALE, LANGUAGES, LOCALES, localeOf } from "@/lib/i18n/locales";
import { PublicButton } from "@/ui/public/public-button";
import { BackLink } from "../back-link";
import { ClosedClaim } from "../closed-claim";
import type { Search } from "../faults";
import { readFaults } from "../faults";
import { findClaim, isOpen } from "../find-claim";
import { BoundForm, ClaimFrame, FormFault } from "../frame";
import { stepsAt } from "../steps-at";

type PageProps = { params: Promise<{ token: string }>; searchParams: Search };

/** The first question: every language in its own name, so that it is found by who cannot read this page. */
export default async function Page({ params, searchParams }: PageProps) {
  const [{ token }, faults] = await Promise.all([params, readFaults(searchParams)]);
  const claim = await findClaim(token);
  if (!isOpen(claim)) return <ClosedClaim claim={claim} faults={faults} />;
  const { link } = claim;
  const t = await getTranslations("claim.language");
  const current = localeOf(await getLocale()) ?? DEFAULT_LOCALE;
  return (
    <ClaimFrame
      {...(await stepsAt("language", link))}
      lead={t("lead")}
      link={link}
      title={t("title")}
    >
      <FormFault faults={faults} />
      <BoundForm act="save" className="flex flex-col gap-6" token={token}>
        <PublicButton name="language" value={current}>
          {t("next", { language: LANGUAGES[current] })}
        </PublicButton>
        <fieldset>
          <legend className="pb-3 text-base text-muted">{t("others")}</legend>
          <div className="grid grid-cols-2 gap-2">
            {LOCALES.filter((locale) => locale !== current).map((locale) => (
              <PublicButton
                className="px-1 whitespace-nowrap max-[23rem]:text-sm"
                key={locale}
                lang={locale}
                look="quiet"
                name="language"
                value={locale}
              >
                {LANGUAGES[locale]}
              </PublicButton>
            ))}
          </div>
        </fieldset>
      </BoundForm>
      <BackLink link={link} step="language" token={token} />
    </ClaimFrame>
  );
}
