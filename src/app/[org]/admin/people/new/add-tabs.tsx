import { getTranslations } from "next-intl/server";
import type { Permission } from "@/lib/org";
import { LinkTabs } from "@/ui/link-tabs";

const TABS = [
  ["one", "/people/new", "accounts.manage"],
  ["several", "/people/new/several", "accounts.manage"],
  ["link", "/people/new/link", "accounts.invite"],
] as const;

interface AddTabsProps {
  slug: string;
  current: (typeof TABS)[number][0];
  permissions: readonly Permission[];
}

/** The ways to add people, as far as the reader may go them. */
export async function AddTabs({ slug, current, permissions }: AddTabsProps) {
  const t = await getTranslations("joins.tab");
  const tabs = TABS.filter(([, , needed]) => permissions.includes(needed)).map(([tab, path]) => ({
    label: t(tab),
    href: `/${slug}/admin${path}`,
    isCurrent: tab === current,
  }));
  return <LinkTabs label={t("label")} tabs={tabs} />;
}
