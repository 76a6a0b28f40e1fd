import { getTranslations } from "next-intl/server";
import type { Flash } from "@/app/flash";
import { flashTexts } from "@/app/flash-notice";
import { CodeField } from "@/codes/components/code-field";
import { CODE_LENGTH, codeIn } from "@/codes/rules";
import { PublicButton } from "@/ui/public/public-button";
import { PublicNotice } from "@/ui/public/public-notice";

const FAULTS = ["missing", "short", "mistyped", "unknown", "not-allowed"] as const;

/** The one field of /code, with what was wrong with the code that was sent. */
export async function CodeForm({ flash, action }: { flash: Flash; action: string }) {
  const [t, errors] = await Promise.all([getTranslations("code"), flashTexts(flash)]);
  const fault = FAULTS.find((known) => known === (flash.fields.code ?? flash.error));
  const has = codeIn(flash.values.code ?? "").length;
  const texts = {
    label: t("label"),
    hint: t("hint"),
    counts: Array.from({ length: CODE_LENGTH + 1 }, (_, count) => t("count", { count })),
    missing: t("fault.missing"),
    short: Array.from({ length: CODE_LENGTH }, (_, has) =>
      t("fault.short", { left: CODE_LENGTH - has }),
    ),
    mistyped: t("fault.mistyped"),
  };
  return (
    <>
      {errors.error && !fault && (
        <PublicNotice isAlert tone="danger">
          {errors.error}
        </PublicNotice>
      )}
      <form action={action} className="flex flex-col gap-5" method="post" noValidate>
        <CodeField
          defaultValue={flash.values.code ?? ""}
          error={fault === "short" ? texts.short[has] : fault && t(`fault.${fault}`)}
          texts={texts}
        />
        <PublicButton>{t("submit")}</PublicButton>
      </form>
    </>
  );
}
