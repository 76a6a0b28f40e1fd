// planted: messages messages-area
import { useTranslations } from "next-intl";

export default function Page() {
  const t = useTranslations("people");
  return <p>{t("title")}</p>;
}
