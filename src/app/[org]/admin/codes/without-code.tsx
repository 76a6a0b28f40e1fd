import { getTranslations } from "next-intl/server";
import { COUNTED } from "@/handovers/rules";
import { ActionForm } from "@/ui/forms/action-form";
import { SubmitButton } from "@/ui/forms/submit-button";
import { Notice } from "@/ui/notice";
import { makeCodes } from "./actions";
import type { CodesPage } from "./codes-page";

/** Who is missing from the codes before the invitation, as theirs is dead or was never made. */
export async function WithoutCode({ gate, uncoded }: CodesPage) {
  if (uncoded === 0) return null;
  const t = await getTranslations("codes.without");
  const count = Math.min(uncoded, COUNTED);
  const act = (
    <ActionForm action={makeCodes} className="contents" hidden={{ org: gate.org.slug }}>
      <SubmitButton look="outline" size="sm">
        {t("do", { count })}
      </SubmitButton>
    </ActionForm>
  );
  return (
    <div className="flex-none px-4 pb-3 md:px-8">
      <Notice acts={act} tone="warning">
        {t(uncoded > COUNTED ? "textMore" : "text", { count })}
      </Notice>
    </div>
  );
}
