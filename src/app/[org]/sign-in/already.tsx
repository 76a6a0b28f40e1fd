import { getLocale, getTranslations } from "next-intl/server";
import { brandOf } from "@/app/org-brand";
import { nameFor } from "@/colleagues/name-for";
import type { SessionGate } from "@/gates/session";
import { UserCheck } from "@/ui/public/icons";
import { PublicLinkButton } from "@/ui/public/public-button";
import { IconTile } from "@/ui/public/public-notice";
import { PublicPage } from "@/ui/public/public-page";

/** Somebody is signed in here: they are named, and nothing happens on its own. */
export async function Already({ gate: { org, account, permissions } }: { gate: SessionGate }) {
  const t = await getTranslations("organizations.already");
  const name = nameFor(await getLocale(), account);
  const home = permissions.length > 0 ? "admin" : "me";
  return (
    <PublicPage
      above={
        <IconTile>
          <UserCheck />
        </IconTile>
      }
      brand={brandOf(org)}
      lead={t("lead", { organization: org.name, name })}
      title={t("title")}
    >
      <PublicLinkButton href={`/${org.slug}/${home}`}>{t("stay", { name })}</PublicLinkButton>
      <PublicLinkButton href={`/${org.slug}/sign-in?other=1`} look="quiet">
        {t("other")}
      </PublicLinkButton>
    </PublicPage>
  );
}
