import { Plus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { visibleText } from "@/accounts/input";
import { ApplicationsTable } from "@/applications/components/applications-table";
import { countApplications, listApplications } from "@/applications/queries";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { SearchForm } from "@/ui/forms/search-form";
import { Notice } from "@/ui/notice";
import { PageHead, TablePage } from "@/ui/page";
import { FilterBar } from "@/ui/tables/filter-chip";
import { DoneToast } from "@/ui/toasts";
import { enter } from "../enter";

type Query = { q?: string | string[]; done?: string };
type Props = { params: Promise<{ org: string }>; searchParams: Promise<Query> };

const MOST = 200;

const typed = ({ q = "" }: Query): string =>
  visibleText([q].flat()[0] ?? "")
    .trim()
    .slice(0, 200);

const read = async (tx: OrgTx, q: string) => ({
  rows: await listApplications(tx, q, MOST),
  total: await countApplications(tx),
});

/** Who may add one is told to; who may not is told what is. */
const emptyWord = (add: unknown) => (add ? "empty" : "emptyView");

export default async function Applications({ params, searchParams }: Props) {
  const { org: slug } = await params;
  const { scope, org, permissions } = await enter(slug, "accounts.view");
  const query = await searchParams;
  const q = typed(query);
  const { rows, total } = await inOrg(scope, (tx) => read(tx, q), "page");
  const t = await getTranslations("applications");
  const path = `/${slug}/admin/applications`;
  const add = permissions.includes("settings.manage") && (
    <LinkButton href={`${path}/new`} look="primary">
      <Plus aria-hidden />
      {t("new")}
    </LinkButton>
  );
  const clear = q && <LinkButton href={path}>{t("clear")}</LinkButton>;
  const search = <SearchForm action={path} defaultValue={q} isLive label={t("search")} />;
  const fact = t("fact", { count: total, org: org.name });
  return (
    <TablePage
      filters={total > 0 && <FilterBar search={search} />}
      head={<PageHead acts={total > 0 && add} fact={fact} title={t("title")} />}
    >
      {query.done === "deleted" && <DoneToast text={t("done.deleted")} />}
      {rows.length === MOST && (
        <div className="px-4 pb-4 md:px-8">
          <Notice tone="quiet">{t("more", { count: MOST })}</Notice>
        </div>
      )}
      {rows.length > 0 && <ApplicationsTable applications={rows} path={path} />}
      {rows.length === 0 && (
        <EmptyState act={clear || add} text={t(clear ? "noMatch" : emptyWord(add))} />
      )}
    </TablePage>
  );
}
