import { getTranslations } from "next-intl/server";
import type { Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { FlashNotice, flashTexts } from "@/app/flash-notice";
import { KEPT_FORM } from "@/ui/public/kept-form";
import { PublicButton } from "@/ui/public/public-button";
import { PublicField } from "@/ui/public/public-field";
import { findJoin } from "./find-join";
import { JoinForm, joinSteps } from "./join-form";
import { DeadJoin, JoinFrame, NeutralJoin } from "./join-frame";

type Props = { params: Promise<{ token: string }>; searchParams: Search };

/** The open link of an organisation: an address, which is proven before anything is made of it. The name is asked next. */
export default async function Page({ params, searchParams }: Props) {
  const { token } = await params;
  const found = await findJoin(token);
  if (!found) return <NeutralJoin />;
  const { link, worth } = found;
  if (worth !== "live") return <DeadJoin face={link} worth={worth} />;
  const [flash, t] = await Promise.all([readFlash(searchParams), getTranslations("join")]);
  const [errors, about] = [await flashTexts(flash), await getTranslations("claim.about")];
  const domains = link.domains.join(", ");
  const organization = link.orgName;
  const lead = link.approval ? `${t("lead")} ${t("approval", { organization })}` : t("lead");
  const { firstName, lastName, email } = flash.values;
  const isForeign = flash.fields.email === "join-domain";
  return (
    <JoinFrame
      aside={t("aside")}
      face={link}
      kept={KEPT_FORM}
      lead={lead}
      steps={await joinSteps("address")}
      title={t("title", { organization })}
    >
      <FlashNotice flash={flash} />
      <JoinForm carried={{ firstName, lastName, step: "address" }} token={token}>
        <PublicField
          autoComplete="email"
          autoFocus={errors.of("email") !== undefined}
          defaultValue={email}
          error={isForeign ? t("fault.domain", { domains }) : errors.of("email")}
          hint={t("domains", { count: link.domains.length, domains })}
          inputMode="email"
          label={t("email")}
          maxLength={254}
          name="email"
          required
          type="email"
        />
        <PublicButton>{about("next")}</PublicButton>
      </JoinForm>
      <p className="text-base text-muted">
        {t.rich("signIn", {
          link: (chunks) => (
            <a className="prose-link" href={`/${link.orgSlug}/sign-in`}>
              {chunks}
            </a>
          ),
        })}
      </p>
    </JoinFrame>
  );
}
