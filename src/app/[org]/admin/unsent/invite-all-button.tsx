import { Send } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/ui/forms/action-form";
import { SubmitButton } from "@/ui/forms/submit-button";
import { inviteAll } from "./actions";

interface InviteAllButtonProps {
  org: string;
  /** How many it would invite. */
  count: number;
  /** How many await an invitation, where some of them would be left out. */
  of?: number;
  look?: "primary" | "outline";
}

/** To the message for everybody who awaits an invitation; nothing is sent by it. */
export async function InviteAllButton(props: InviteAllButtonProps) {
  const { org, count, of = count, look = "primary" } = props;
  const t = await getTranslations("campaigns");
  if (of === 0) return null;
  return (
    <ActionForm action={inviteAll} className="contents" hidden={{ org }}>
      <SubmitButton look={look}>
        <Send aria-hidden />
        {count < of ? t("invitePart", { count, of }) : t("inviteAll", { count })}
      </SubmitButton>
    </ActionForm>
  );
}
