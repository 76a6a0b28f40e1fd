import { getTranslations } from "next-intl/server";
import type { Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { Facts } from "@/ui/public/facts";
import { MailCheck } from "@/ui/public/icons";
import { PublicLinkButton } from "@/ui/public/public-button";
import { IconTile } from "@/ui/public/public-notice";
import { findJoin } from "../find-join";
import { JoinFrame, NeutralJoin } from "../join-frame";

type Props = { params: Promise<{ token: string }>; searchParams: Search };

/** The same for every address, whoever has it. */
export default async function Page({ params, searchParams }: Props) {
  const { token } = await params;
  const found = await findJoin(token);
  if (!found) return <NeutralJoin />;
  const [{ values }, t] = await Promise.all([
    readFlash(searchParams),
    getTranslations("join.sent"),
  ]);
  return (
    <JoinFrame
      above={
        <IconTile>
          <MailCheck />
        </IconTile>
      }
      face={found.link}
      lead={t("lead")}
      title={t("title")}
    >
      {values.email && <Facts rows={[{ label: t("to"), value: values.email }]} />}
      <p className="text-base text-muted">{t("hint")}</p>
      <PublicLinkButton href={`/join/${token}`} look="quiet">
        {t("again")}
      </PublicLinkButton>
    </JoinFrame>
  );
}
