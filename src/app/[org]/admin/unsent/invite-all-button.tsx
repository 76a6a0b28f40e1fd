import { Send } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/ui/forms/action-form";
import { SubmitButton } from "@/ui/forms/submit-button";
import { inviteAll } from "./actions";

interface InviteAllButtonProps {
  org: string;
  /** How many await an invitation. */
  count: number;
  look?: "primary" | "outline";
}

/** To the message for everybody who awaits an invitation; nothing is sent by it. */
export async function InviteAllButton({ org, count, look = "primary" }: InviteAllButtonProps) {
  const t = await getTranslations("campaigns");
  if (count === 0) return null;
  return (
    <ActionForm action={inviteAll} className="contents" hidden={{ org }}>
      <SubmitButton look={look}>
        <Send aria-hidden />
        {t("inviteAll", { count })}
      </SubmitButton>
    </ActionForm>
  );
}
