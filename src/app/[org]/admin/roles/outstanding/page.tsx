import { getTranslations } from "next-intl/server";
import { displayName } from "@/accounts/input";
import { listLostInviters } from "@/appointments/list-lost-inviters";
import { OutstandingPanel } from "@/invitations/components/outstanding-panel";
import { inOrg } from "@/lib/in-org";
import { EmptyState } from "@/ui/empty-state";
import { Page, PageHead } from "@/ui/page";
import { enter } from "../../enter";
import { withdrawAllOf } from "../people-actions";
import { RoleTabs } from "../role-tabs";

type Props = { params: Promise<{ org: string }> };

export default async function OutstandingInvitations({ params }: Props) {
  const { org: slug } = await params;
  const { scope, permissions } = await enter(slug, "admins.manage");
  const inviters = await inOrg(scope, listLostInviters, "page");
  const t = await getTranslations("roles.outstanding");
  return (
    <Page head={<PageHead fact={t("fact")} title={t("title")} />}>
      <RoleTabs current="outstanding" path={`/${slug}/admin/roles`} />
      {inviters.length === 0 && <EmptyState text={t("empty")} />}
      {inviters.map((inviter) => (
        <OutstandingPanel
          action={permissions.includes("accounts.invite") ? withdrawAllOf : undefined}
          inviter={{ ...inviter, name: displayName(inviter) }}
          key={inviter.id}
          org={slug}
        />
      ))}
    </Page>
  );
}
