import { Send } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { Outlook } from "@/rehearsals/queries";
import { HINDRANCES } from "@/rehearsals/rules";
import { ActionForm } from "@/ui/forms/action-form";
import { SubmitButton } from "@/ui/forms/submit-button";
import { inviteAll } from "./actions";

/** Who awaits an invitation, and who of them would be left out. */
export type Unsent = Pick<Outlook, "total" | "hindered">;

const WHY = "left-out-of-all";

interface InviteAllButtonProps {
  org: string;
  unsent: Unsent;
  look?: "primary" | "outline";
}

/**
 * To the message for everybody who awaits an invitation; nothing is sent by it. Wherever it stands it tells the same number:
 * of whom it would leave out it says why.
 */
export async function InviteAllButton({ org, unsent, look = "primary" }: InviteAllButtonProps) {
  const t = await getTranslations("campaigns");
  const { total, hindered } = unsent;
  const left = HINDRANCES.flatMap((why) => {
    const count = hindered[why] ?? 0;
    return count > 0 ? [{ count, text: t(`unsent.hindered.${why}`, { count }) }] : [];
  });
  const count = left.reduce((rest, one) => rest - one.count, total);
  if (count <= 0) return null;
  const why = left.map(({ text }) => text).join(" ");
  return (
    <ActionForm action={inviteAll} className="contents" hidden={{ org }}>
      <span className="contents" title={why || undefined}>
        <SubmitButton aria-describedby={why && WHY} look={look}>
          <Send aria-hidden />
          {count < total ? t("invitePart", { count, of: total }) : t("inviteAll", { count })}
        </SubmitButton>
      </span>
      <span hidden id={WHY}>
        {why}
      </span>
    </ActionForm>
  );
}
