import { useFormatter, useTranslations } from "next-intl";
import { LinkButton } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { viewHref } from "../rules";

interface AsideNoticeProps {
  org: string;
  person: { email: string | null };
  name: string;
  /** Since when they are put aside, and by whom; nobody who is not is told so. */
  aside: { at: Date; asideBy: string | null } | undefined;
}

/** Who was put aside on the Desk: by whom, since when, and where they are taken back. */
export function AsideNotice({ org, person, name, aside }: AsideNoticeProps) {
  const t = useTranslations("desk.aside");
  const format = useFormatter();
  if (!aside) return null;
  const filter = { q: person.email ?? name, isAside: true };
  const href = viewHref(`/${org}/admin/desk`, filter);
  const when = format.dateTime(aside.at, "moment");
  return (
    <Notice
      acts={
        <LinkButton href={href} size="sm">
          {t("act")}
        </LinkButton>
      }
      tone="quiet"
    >
      {aside.asideBy ? t("noticeBy", { by: aside.asideBy, when }) : t("notice", { when })}
    </Notice>
  );
}
