import { getTranslations } from "next-intl/server";
import { inOrg } from "@/lib/in-org";
import { LeftOwners } from "@/lifecycle/components/left-owners";
import { listLeftOwners } from "@/lifecycle/queries";
import { EmptyState } from "@/ui/empty-state";
import { PageHead, TablePage } from "@/ui/page";
import { enter } from "../../enter";
import { handOver } from "./actions";

type Props = { params: Promise<{ org: string }> };

/** Contacts whose owner was suspended or closed, by a date, a rule or by hand: somebody has to look after them. */
export default async function LeftContacts({ params }: Props) {
  const { org: slug } = await params;
  const { scope, permissions } = await enter(slug, "accounts.view");
  const owners = await inOrg(scope, (tx) => listLeftOwners(tx), "page");
  const t = await getTranslations("calendar");
  const action = permissions.includes("accounts.manage") ? handOver : undefined;
  const crumb = { label: t("title"), href: `/${slug}/admin/calendar` };
  return (
    <TablePage
      head={<PageHead crumbs={[crumb]} fact={t("contacts.fact")} title={t("contacts.title")} />}
    >
      {owners.length > 0 ? (
        <LeftOwners action={action} org={slug} owners={owners} />
      ) : (
        <EmptyState text={t("contacts.empty")} />
      )}
    </TablePage>
  );
}
