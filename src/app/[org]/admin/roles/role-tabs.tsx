import { getTranslations } from "next-intl/server";
import { LinkTabs } from "@/ui/link-tabs";

/** The three pages about who may do what. */
export async function RoleTabs({
  path,
  current,
}: {
  path: string;
  current: "roles" | "admins" | "outstanding";
}) {
  const t = await getTranslations("roles.tabs");
  const tabs = [
    { key: "roles", href: path },
    { key: "admins", href: `${path}/admins` },
    { key: "outstanding", href: `${path}/outstanding` },
  ] as const;
  return (
    <LinkTabs
      label={t("label")}
      tabs={tabs.map(({ key, href }) => ({ label: t(key), href, isCurrent: key === current }))}
    />
  );
}
