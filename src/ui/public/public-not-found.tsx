import { useTranslations } from "next-intl";
import { Compass } from "./icons";
import { PublicLinkButton } from "./public-button";
import { IconTile } from "./public-notice";
import { PublicPage } from "./public-page";

/** Nothing at this address. One page for what never was, what is gone and what is not yours. */
export function PublicNotFound() {
  const t = useTranslations("frame.notFound");
  return (
    <PublicPage
      above={
        <IconTile>
          <Compass />
        </IconTile>
      }
      lead={t("text")}
      title={t("title")}
    >
      <PublicLinkButton href="/" look="quiet">
        {t("home")}
      </PublicLinkButton>
    </PublicPage>
  );
}
