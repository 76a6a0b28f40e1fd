import { getTranslations } from "next-intl/server";
import { LinkCard } from "@/joins/components/link-card";
import { countOpenRequests, readHeldLink } from "@/joins/queries";
import { inOrg } from "@/lib/in-org";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { Notice } from "@/ui/notice";
import { Page, PageHead } from "@/ui/page";
import { enter } from "../../../enter";
import { AddTabs } from "../add-tabs";

type Props = { params: Promise<{ org: string }> };

/** Adding people by a link that they follow themselves. */
export default async function AddByLink({ params }: Props) {
  const { org: slug } = await params;
  const { scope, org, permissions } = await enter(slug, "accounts.invite");
  const [t, person] = await Promise.all([getTranslations("joins"), getTranslations("person")]);
  const { link, waiting } = await inOrg(
    scope,
    async (tx) => {
      const held = await readHeldLink(tx);
      const open = held && (await countOpenRequests(tx, held.linkId));
      return { link: held, waiting: open?.waiting ?? 0 };
    },
    "page",
  );
  const settings = permissions.includes("settings.manage") && (
    <LinkButton href={`/${slug}/admin/settings/joining`}>
      {t(link ? "toRules" : "toSwitch")}
    </LinkButton>
  );
  const head = (
    <PageHead
      crumbs={[{ label: person("crumb"), href: `/${slug}/admin/people` }]}
      fact={t("tab.fact")}
      title={t("tab.title")}
    />
  );
  return (
    <Page head={head}>
      <AddTabs current="link" permissions={permissions} slug={slug} />
      {link?.pausedAt && <Notice tone="warning">{t("paused.text")}</Notice>}
      {link ? (
        <LinkCard isPrimary link={link} org={slug} timeZone={org.timeZone} waiting={waiting}>
          {settings}
        </LinkCard>
      ) : (
        <EmptyState act={settings} text={t(settings ? "none" : "noneAsk")} />
      )}
    </Page>
  );
}
