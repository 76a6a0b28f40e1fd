import { getTranslations } from "next-intl/server";
import type { Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { Facts } from "@/ui/public/facts";
import { MailCheck } from "@/ui/public/icons";
import { KEPT_FORM } from "@/ui/public/kept-form";
import { PublicButton } from "@/ui/public/public-button";
import { IconTile } from "@/ui/public/public-notice";
import { findJoin } from "../find-join";
import { JoinForm } from "../join-form";
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
  const { firstName, lastName, email } = values;
  return (
    <JoinFrame
      above={
        <IconTile>
          <MailCheck />
        </IconTile>
      }
      face={found.link}
      kept={KEPT_FORM}
      lead={t("lead")}
      title={t("title")}
    >
      {email && <Facts rows={[{ label: t("to"), value: email }]} />}
      <p className="text-base text-muted">{t("hint")}</p>
      <JoinForm carried={{ firstName, lastName, email }} className="flex flex-col" token={token}>
        <PublicButton look="quiet" name="to" value="address">
          {t("again")}
        </PublicButton>
      </JoinForm>
    </JoinFrame>
  );
}
