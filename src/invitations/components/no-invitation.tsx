import { useFormatter, useTranslations } from "next-intl";
import { Panel } from "@/ui/panel";
import { WaitWord } from "@/ui/states/wait-word";
import { TextLink } from "@/ui/text-link";

interface NoInvitationProps {
  name: string;
  hasMail: boolean;
  /** The campaign that is to invite them, and when where that is known. */
  planned?: { at: Date | null; href: string } | undefined;
}

/** Nobody has invited this person yet, though somebody may have planned to; the act for it stands in the head. */
export function NoInvitation({ name, hasMail, planned }: NoInvitationProps) {
  const t = useTranslations("person.invitation");
  const format = useFormatter();
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
        {planned
          ? t.rich("planned", {
              link: (words) => <TextLink href={planned.href}>{words}</TextLink>,
              isDated: planned.at ? "yes" : "no",
              when: planned.at ? format.dateTime(planned.at, "exact") : "",
            })
          : t("none", { name })}{" "}
        {!hasMail && t("noneNoAddress")}
      </p>
    </Panel>
  );
}
