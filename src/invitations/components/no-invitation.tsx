import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Panel } from "@/ui/panel";
import { WaitWord } from "@/ui/states/wait-word";

interface NoInvitationProps {
  name: string;
  hasMail: boolean;
  /** The campaign that is to invite them, in words. */
  planned?: ReactNode;
}

/** Nobody has invited this person yet, though somebody may have planned to; the act for it stands in the head. */
export function NoInvitation({ name, hasMail, planned }: NoInvitationProps) {
  const t = useTranslations("person.invitation");
  return (
    <Panel
      end={
        <span className="text-sm">
          <WaitWord state="NEVER_SENT" />
        </span>
      }
      title={t("title")}
    >
      <p className="text-sm text-muted">
        {planned ?? t("none", { name })} {!hasMail && t("noneNoAddress")}
      </p>
    </Panel>
  );
}
