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

const leftOutOf = (hindered: Unsent["hindered"]) =>
  HINDRANCES.map((why) => ({ why, count: hindered[why] ?? 0 })).filter(({ count }) => count > 0);

interface InviteAllButtonProps {
  org: string;
  unsent: Unsent;
  look?: "primary" | "outline";
  /** Where nobody but who said no awaits an invitation, it leads to the message all the same: there they are ticked. */
  asksAnew?: boolean;
}

/**
 * To the message for everybody who awaits an invitation; nothing is sent by it. Wherever it stands it tells the same number:
 * of whom it would leave out it says why.
 */
export async function InviteAllButton({
  org,
  unsent,
  look = "primary",
  asksAnew = false,
}: InviteAllButtonProps) {
  const t = await getTranslations("campaigns");
  const { total, hindered } = unsent;
  const left = leftOutOf(hindered).map((one) => ({
    ...one,
    text: t(`unsent.hindered.${one.why}`, { count: one.count }),
  }));
  const count = left.reduce((rest, one) => rest - one.count, total);
  const saidNo = (asksAnew && hindered.declined) || 0;
  const isAnew = count <= 0 && saidNo > 0;
  if (count <= 0 && !isAnew) return null;
  const key = count < total ? "invitePart" : "inviteAll";
  const why = left.map(({ text }) => text).join(" ");
  return (
    <ActionForm action={inviteAll} className="contents" hidden={{ org }}>
      <span className="contents" title={why || undefined}>
        <SubmitButton aria-describedby={why && WHY} look={isAnew ? "outline" : look}>
          <Send aria-hidden />
          {isAnew ? t("askAnew", { count: saidNo }) : t(key, { count, of: total })}
        </SubmitButton>
      </span>
      <span hidden id={WHY}>
        {why}
      </span>
    </ActionForm>
  );
}
