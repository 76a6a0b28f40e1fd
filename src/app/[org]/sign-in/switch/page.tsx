import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { brandOf } from "@/app/org-brand";
import { nameFor } from "@/colleagues/name-for";
import { organizationGate } from "@/gates/organization";
import { findSession } from "@/gates/session";
import { Facts } from "@/ui/public/facts";
import { Users } from "@/ui/public/icons";
import { PublicButton, QuietLink } from "@/ui/public/public-button";
import { IconTile } from "@/ui/public/public-notice";
import { PublicPage } from "@/ui/public/public-page";

type Props = { params: Promise<{ org: string }>; searchParams: Search };

/** Somebody proved to be another person than the one who is signed in here: both are named, and one is chosen. */
export default async function Page({ params, searchParams }: Props) {
  const { org } = await organizationGate((await params).org);
  const [session, { values }] = await Promise.all([findSession(org.slug), readFlash(searchParams)]);
  const { ticket, name: next } = values;
  if (!session || !ticket || !next) redirect(`/${org.slug}/sign-in`);
  const t = await getTranslations("organizations.both");
  const [current, organization] = [nameFor(await getLocale(), session.account), org.name];
  return (
    <PublicPage
      above={
        <IconTile>
          <Users />
        </IconTile>
      }
      brand={brandOf(org)}
      lead={t("lead", { organization, next })}
      title={t("title", { current })}
    >
      <Facts
        rows={[
          { label: t("signedIn"), value: current },
          { label: t("next"), value: next },
        ]}
      />
      <form
        action={`/${org.slug}/sign-in/switch/submit`}
        className="flex flex-col gap-3"
        method="post"
      >
        <input name="ticket" type="hidden" value={ticket} />
        <input name="to" type="hidden" value={values.to ?? ""} />
        <PublicButton>{t("switch", { next })}</PublicButton>
        <p className="text-sm text-muted">{t("note", { current, organization })}</p>
      </form>
      <p className="text-center">
        <QuietLink href={`/${org.slug}/me`}>{t("stay", { current })}</QuietLink>
      </p>
    </PublicPage>
  );
}
