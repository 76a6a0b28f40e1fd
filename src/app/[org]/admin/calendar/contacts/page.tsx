import { getTranslations } from "next-intl/server";
import { visibleText } from "@/accounts/input";
import { inOrg } from "@/lib/in-org";
import { LeftOwners } from "@/lifecycle/components/left-owners";
import { listLeftOwners } from "@/lifecycle/queries";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { SearchForm } from "@/ui/forms/search-form";
import { PageHead, TablePage } from "@/ui/page";
import { FilterBar } from "@/ui/tables/filter-chip";
import { enter } from "../../enter";
import { handOver } from "./actions";

type Props = {
  params: Promise<{ org: string }>;
  searchParams: Promise<{ q?: string | string[] }>;
};

const MOST = 200;

/** Contacts whose owner was suspended or closed, by a date, a rule or by hand: somebody has to look after them. */
export default async function LeftContacts({ params, searchParams }: Props) {
  const { org: slug } = await params;
  const { scope, permissions } = await enter(slug, "accounts.view");
  const q = visibleText([(await searchParams).q ?? ""].flat()[0] ?? "").slice(0, 200);
  const found = await inOrg(scope, (tx) => listLeftOwners(tx, q, MOST + 1), "page");
  const t = await getTranslations("calendar");
  const action = permissions.includes("accounts.manage") ? handOver : undefined;
  const path = `/${slug}/admin/calendar`;
  const crumb = { label: t("title"), href: path };
  const fact = t(found.length > MOST ? "contacts.factMore" : "contacts.fact", { count: MOST });
  const search = (
    <SearchForm action={`${path}/contacts`} defaultValue={q} isLive label={t("contacts.search")} />
  );
  const clear = <LinkButton href={`${path}/contacts`}>{t("contacts.clear")}</LinkButton>;
  return (
    <TablePage
      filters={(found.length > 0 || q) && <FilterBar search={search} />}
      head={<PageHead crumbs={[crumb]} fact={fact} title={t("contacts.title")} />}
    >
      {found.length > 0 ? (
        <LeftOwners action={action} org={slug} owners={found.slice(0, MOST)} />
      ) : (
        <EmptyState act={q && clear} text={t(q ? "contacts.noMatch" : "contacts.empty")} />
      )}
    </TablePage>
  );
}
