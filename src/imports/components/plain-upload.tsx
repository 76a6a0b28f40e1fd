import { useTranslations } from "next-intl";
import { MOST_ROWS } from "@/rosters/rules";
import { SubmitButton } from "@/ui/forms/submit-button";
import { ACCEPTED } from "./upload-zone";

/** The file of a form that no script sends. */
export function PlainUpload() {
  const t = useTranslations("imports.upload");
  return (
    <div className="flex flex-col items-start gap-3">
      <label className="flex flex-col gap-1.5 text-sm font-medium" htmlFor="file">
        {t("file")}
        <input accept={ACCEPTED} id="file" name="file" required type="file" />
      </label>
      <p className="text-xs text-muted">{t("limits", { rows: MOST_ROWS })}</p>
      <SubmitButton look="outline">{t("send")}</SubmitButton>
    </div>
  );
}
