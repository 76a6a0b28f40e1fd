import { getLocale, getTranslations } from "next-intl/server";
import { readFlash } from "@/app/flash";
import type { ClaimLink } from "@/invitations/queries";
import { KEPT_FORM } from "@/ui/public/kept-form";
import { PublicButton } from "@/ui/public/public-button";
import { PublicField } from "@/ui/public/public-field";
import { PublicNotice } from "@/ui/public/public-notice";
import { BackButton } from "../back-link";
import { ClosedClaim } from "../closed-claim";
import type { Search } from "../faults";
import { readFaults, takesFocus } from "../faults";
import { findClaim, isOpen } from "../find-claim";
import { BoundForm, ClaimFrame, FormFault } from "../frame";
import { stepsAt } from "../steps-at";

type PageProps = { params: Promise<{ token: string }>; searchParams: Search };

/** The person's name, where it is not certain. */
export default async function Page({ params, searchParams }: PageProps) {
  const [{ token }, faults] = await Promise.all([params, readFaults(searchParams)]);
  const claim = await findClaim(token);
  if (!isOpen(claim)) return <ClosedClaim claim={claim} faults={faults} />;
  const { link } = claim;
  const [t, { values }] = await Promise.all([
    getTranslations("claim.about"),
    readFlash(searchParams),
  ]);
  return (
    <ClaimFrame
      {...(await stepsAt("name", link))}
      kept={KEPT_FORM}
      lead={t("lead")}
      link={link}
      title={t("title")}
    >
      <FormFault faults={faults} />
      <FaultCount faults={faults} />
      <BoundForm act="save" className="flex flex-col gap-5" id={KEPT_FORM} token={token}>
        <NameFields faults={faults} link={link} typed={values} />
        <PublicButton>{t("next")}</PublicButton>
        <BackButton />
      </BoundForm>
    </ClaimFrame>
  );
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

interface NameFieldsProps {
  link: ClaimLink;
  /** What was just sent and cannot be right. */
  typed: Readonly<Record<string, string>>;
  faults: ReadonlySet<string>;
}

/** What an admin wrote is there to be corrected; what the person said once, here or on another device, goes before it. */
const filledIn = ({ link, typed }: NameFieldsProps, name: "firstName" | "lastName"): string =>
  typed[name] ??
  (link.draft?.firstName || link.draft?.lastName ? link.draft[name] : link[name]) ??
  "";

async function NameFields(props: NameFieldsProps) {
  const { faults } = props;
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
        defaultValue={filledIn(props, name)}
        error={code && t(`fault.${code}`)}
        hint={index === 1 ? t("oneName") : undefined}
        label={t(name)}
        maxLength={100}
        name={name}
      />
    );
  });
}
