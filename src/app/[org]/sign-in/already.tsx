import { getLocale, getTranslations } from "next-intl/server";
import { brandOf } from "@/app/org-brand";
import { nameFor } from "@/colleagues/name-for";
import type { SessionGate } from "@/gates/session";
import { UserCheck } from "@/ui/public/icons";
import { PublicLinkButton } from "@/ui/public/public-button";
import { IconTile, PublicNotice } from "@/ui/public/public-notice";
import { PublicPage } from "@/ui/public/public-page";

interface AlreadyProps {
  gate: SessionGate;
  /** What was just done for an account that is not theirs: a link that proves an address is followed in any browser. */
  done: string | undefined;
}

/** Somebody is signed in here: they are named, and nothing happens on its own. */
export async function Already({ gate, done }: AlreadyProps) {
  const { org, account, permissions } = gate;
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
      {done && (
        <PublicNotice isAlert tone="success">
          {done}
        </PublicNotice>
      )}
      <PublicLinkButton href={`/${org.slug}/${home}`}>{t("stay", { name })}</PublicLinkButton>
      <PublicLinkButton href={`/${org.slug}/sign-in?other=1`} look="quiet">
        {t("other")}
      </PublicLinkButton>
    </PublicPage>
  );
}
