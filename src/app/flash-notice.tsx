import { getTranslations } from "next-intl/server";
import { PublicNotice } from "@/ui/public/public-notice";
import type { Flash } from "./flash";

type ErrorCode = "wrong";

/** The sentence of a code; one that has none reads as "this cannot be right". */
export async function flashTexts(flash: Flash) {
  const t = await getTranslations("public.errors");
  const sentence = (code: string): string =>
    t(t.has(code as ErrorCode) ? (code as ErrorCode) : "wrong", { minutes: flash.minutes ?? 1 });
  return {
    of: (field: string): string | undefined =>
      flash.fields[field] === undefined ? undefined : sentence(flash.fields[field]),
    error: flash.error === undefined ? undefined : sentence(flash.error),
  };
}

/** Above the fields: what the whole form came to, and how many fields need the person. */
export async function FlashNotice({ flash, done }: { flash: Flash; done?: string | undefined }) {
  const [{ error }, t] = await Promise.all([flashTexts(flash), getTranslations("common.form")]);
  const count = Object.keys(flash.fields).length;
  if (error) {
    return (
      <PublicNotice isAlert tone="danger">
        {error}
      </PublicNotice>
    );
  }
  if (count > 0) {
    return (
      <PublicNotice isAlert tone="danger">
        {t("fieldsNeedYou", { count })}
      </PublicNotice>
    );
  }
  return done ? (
    <PublicNotice isAlert tone="success">
      {done}
    </PublicNotice>
  ) : null;
}
