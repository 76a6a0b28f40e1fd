import { Download } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { AuditFilters } from "@/audit/components/audit-filters";
import { AuditList } from "@/audit/components/audit-list";
import type { AuditQuery, AuditView } from "@/audit/input";
import { auditHref, readAuditView, writePlace } from "@/audit/input";
import type { AuditRow } from "@/audit/queries";
import { countEntries, listEntries, readNamed } from "@/audit/queries";
import { AUDIT_COUNTED, AUDIT_PAGE, isId } from "@/audit/rules";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { PageHead, TablePage } from "@/ui/page";
import { Pagination } from "@/ui/tables/pagination";
import { enter } from "../enter";

type Props = { params: Promise<{ org: string }>; searchParams: Promise<AuditQuery> };

async function readPage(tx: OrgTx, { filter, cursor }: AuditView) {
  const { person, actor } = filter;
  const nameOf = async (words: string | undefined) =>
    words && isId(words) ? ((await readNamed(tx, words)) ?? undefined) : undefined;
  return {
    ...(await listEntries(tx, filter, cursor, AUDIT_PAGE)),
    count: await countEntries(tx, filter),
    names: { person: await nameOf(person), actor: await nameOf(actor) },
  };
}

/** Where the arrows lead. */
function neighbours(path: string, view: AuditView, rows: readonly AuditRow[], more: boolean) {
  const { filter, cursor, from } = view;
  const [first, last] = [rows[0], rows.at(-1)];
  const hasNext = cursor?.back ? true : more;
  const hasPrevious = cursor !== undefined && (cursor.back ? more : true);
  const back = from - AUDIT_PAGE;
  const previous =
    back > 1 && first
      ? auditHref(path, filter, { before: writePlace(first), row: String(back) })
      : auditHref(path, filter);
  const next = last && { after: writePlace(last), row: String(from + rows.length) };
  return {
    previous: hasPrevious ? previous : undefined,
    next: hasNext && next ? auditHref(path, filter, next) : undefined,
  };
}

export default async function Audit({ params, searchParams }: Props) {
  const { org: slug } = await params;
  const { scope } = await enter(slug, "audit.read");
  const view = readAuditView(await searchParams);
  const page = await inOrg(scope, (tx) => readPage(tx, view), "page");
  const t = await getTranslations("audit");
  const path = `/${slug}/admin/audit`;
  const { rows, count, names } = page;
  const { previous, next } = neighbours(path, view, rows, page.more);
  const isFiltered = Object.keys(view.filter).length > 0;
  const acts = (
    <LinkButton download href={auditHref(`${path}/export`, view.filter)}>
      <Download aria-hidden />
      {t("export")}
    </LinkButton>
  );
  const clear = isFiltered && <LinkButton href={path}>{t("clear")}</LinkButton>;
  const foot = rows.length > 0 && (
    <Pagination
      from={view.from}
      isEstimate={count > AUDIT_COUNTED}
      nextHref={next}
      previousHref={previous}
      to={view.from + rows.length - 1}
      total={Math.min(count, AUDIT_COUNTED)}
    />
  );
  return (
    <TablePage
      filters={<AuditFilters filter={view.filter} names={names} path={path} />}
      foot={foot}
      head={<PageHead acts={acts} fact={t("fact")} title={t("title")} />}
    >
      {rows.length > 0 ? (
        <AuditList path={path} people={`/${slug}/admin/people`} rows={rows} />
      ) : (
        <EmptyState act={clear} text={t(isFiltered ? "noMatch" : "empty")} />
      )}
    </TablePage>
  );
}
