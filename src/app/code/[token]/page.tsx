import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { flashTexts } from "@/app/flash-notice";
import { brandOf, helpOf } from "@/app/org-brand";
import type { Opening } from "@/handovers/read-opening";
import { Lock } from "@/ui/public/icons";
import { PublicButton } from "@/ui/public/public-button";
import { PublicField } from "@/ui/public/public-field";
import { IconTile, PublicNotice } from "@/ui/public/public-notice";
import { PublicPage } from "@/ui/public/public-page";
import { findQuestion } from "./find-question";

type Props = { params: Promise<{ token: string }>; searchParams: Search };

const LABELS = { LAST_NAME: "lastName", EXTERNAL_ID: "staffNumber" } as const;
const COMPLETES = { LAST_NAME: "family-name", EXTERNAL_ID: "off" } as const;

const faceOf = ({ orgName: name, orgSlug: slug, ...face }: Opening["face"]) => ({
  brand: brandOf({ name, slug, brand: face.brand, logoFileId: face.logoFileId }),
  footer: helpOf({ slug, helpUrl: face.helpUrl ?? null, helpContact: face.helpContact ?? null }),
});

/** One question after the code, where the organisation asks one: a lost letter is of no use to who finds it. */
export default async function Page({ params, searchParams }: Props) {
  const { token } = await params;
  const found = await findQuestion(token);
  if (!found) redirect("/code");
  const { face, fact, isLocked } = found;
  const [flash, t] = await Promise.all([readFlash(searchParams), getTranslations("code")]);
  if (isLocked) return <Locked face={face} />;
  const organization = face.orgName;
  const errors = await flashTexts(flash);
  const left = Number(flash.values.left ?? 0);
  const error =
    flash.fields.answer === "fact-wrong"
      ? t("fault.fact-wrong", { organization, left })
      : flash.fields.answer && t("fault.fact-missing");
  return (
    <PublicPage {...faceOf(face)} lead={t("factLead", { organization })} title={t("factTitle")}>
      {errors.error && (
        <PublicNotice isAlert tone="danger">
          {errors.error}
        </PublicNotice>
      )}
      <form
        action={`/code/${token}/submit`}
        className="flex flex-col gap-5"
        method="post"
        noValidate
      >
        <PublicField
          autoComplete={COMPLETES[fact]}
          autoFocus
          error={error}
          label={t(LABELS[fact])}
          maxLength={100}
          name="answer"
          spellCheck={false}
        />
        <PublicButton>{t("factSubmit")}</PublicButton>
      </form>
    </PublicPage>
  );
}

async function Locked({ face }: Pick<Opening, "face">) {
  const t = await getTranslations("code");
  return (
    <PublicPage
      {...faceOf(face)}
      above={
        <IconTile>
          <Lock />
        </IconTile>
      }
      lead={t("lockedLead")}
      title={t("lockedTitle")}
    />
  );
}
