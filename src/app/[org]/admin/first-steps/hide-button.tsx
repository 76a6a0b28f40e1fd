import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/ui/forms/action-form";
import { SubmitButton } from "@/ui/forms/submit-button";
import { switchSteps } from "./actions";

/** Takes the first steps off the overview, or puts them back. */
export async function HideButton({ org, isHidden }: { org: string; isHidden: boolean }) {
  const t = await getTranslations("overview.steps");
  return (
    <ActionForm
      action={switchSteps}
      className="flex"
      hidden={{ org, hidden: isHidden ? "no" : "yes" }}
    >
      <SubmitButton look="outline" size="sm">
        {t(isHidden ? "show" : "hide")}
      </SubmitButton>
    </ActionForm>
  );
}
