import { getLocale, getTranslations } from "next-intl/server";
import type { ClaimLink } from "@/invitations/queries";
import { asksName } from "@/invitations/rules";
import { LANGUAGES, localeOf } from "@/lib/i18n/locales";
import { PublicButton } from "@/ui/public/public-button";
import { PublicField, PublicSelect } from "@/ui/public/public-field";
import { PublicNotice } from "@/ui/public/public-notice";
import { ClosedClaim } from "../closed-claim";
import type { Draft } from "../draft";
import { readDraft } from "../draft";
import type { Search } from "../faults";
import { readFaults, takesFocus } from "../faults";
import { findClaim, isOpen } from "../find-claim";
import { BoundForm, ClaimFrame, FormFault } from "../frame";
import { stepsAt } from "../steps-at";

type PageProps = { params: Promise<{ token: string }>; searchParams: Search };

/** The first step: the name where it is not certain, and the language. */
export default async function Page({ params, searchParams }: PageProps) {
  const [{ token }, faults] = await Promise.all([params, readFaults(searchParams)]);
  const claim = await findClaim(token);
  if (!isOpen(claim)) return <ClosedClaim claim={claim} faults={faults} />;
  const { link } = claim;
  const [t, draft] = await Promise.all([getTranslations("claim.about"), readDraft(link.accountId)]);
  const isNameAsked = asksName(link);
  return (
    <ClaimFrame
      {...(await stepsAt(1, link))}
      lead={isNameAsked ? t("leadName") : t("lead")}
      link={link}
      title={isNameAsked ? t("title") : t("titleLanguage")}
    >
      <FormFault faults={faults} />
      <FaultCount faults={faults} />
      <BoundForm act="save" className="flex flex-col gap-5" token={token}>
        {isNameAsked && <NameFields draft={draft} faults={faults} link={link} />}
        <PublicSelect
          autoComplete="language"
          choices={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
          defaultValue={draft?.language || localeOf(await getLocale())}
          label={t("language")}
          name="language"
        />
        <PublicButton>{t("next")}</PublicButton>
      </BoundForm>
    </ClaimFrame>
  );
}

interface NameFieldsProps {
  link: ClaimLink;
  draft: Draft | undefined;
  faults: ReadonlySet<string>;
}

/** Where more than one field is to be put right: how many. The first of them has the focus. */
async function FaultCount({ faults }: { faults: ReadonlySet<string> }) {
  const count = [...faults].filter((fault) => fault.includes(".")).length;
  const t = await getTranslations("common.form");
  if (count < 2) return null;
  return (
    <PublicNotice isAlert tone="danger">
      {t("fieldsNeedYou", { count })}
    </PublicNotice>
  );
}

const NAMES = [
  { name: "firstName", autoComplete: "given-name" },
  { name: "lastName", autoComplete: "family-name" },
] as const;
/** Where people write the family name first, they are asked for it first. */
const FAMILY_FIRST: ReadonlySet<string> = new Set(["ja", "zh-CN"]);
const CODES = ["missing", "too-long", "unseen-characters", "name-with-link"] as const;

async function NameFields({ link, draft, faults }: NameFieldsProps) {
  const t = await getTranslations("claim.about");
  const names = FAMILY_FIRST.has(await getLocale()) ? NAMES.toReversed() : NAMES;
  const codes = names.map(({ name }) => CODES.find((code) => faults.has(`${name}.${code}`)));
  return names.map(({ name, autoComplete }, index) => {
    const code = codes[index];
    return (
      <PublicField
        key={name}
        {...takesFocus(code !== undefined && codes.findIndex(Boolean) === index)}
        autoComplete={autoComplete}
        defaultValue={draft?.[name] ?? link[name] ?? ""}
        error={code && t(`fault.${code}`)}
        hint={index === 1 ? t("oneName") : undefined}
        label={t(name)}
        maxLength={100}
        name={name}
      />
    );
  });
}
