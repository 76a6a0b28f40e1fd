import { Bell } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { plainText } from "@/accounts/input";
import { NoticeTable } from "@/alerts/components/notice-table";
import { ReadButton } from "@/alerts/components/read-button";
import type { AlertRow } from "@/alerts/queries";
import { ALERTS_A_PAGE, countUnread, listAlerts } from "@/alerts/queries";
import type { AlertKind } from "@/alerts/rules";
import { ALERT_KINDS } from "@/alerts/rules";
import { inOrg } from "@/lib/in-org";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { SearchForm } from "@/ui/forms/search-form";
import { LinkTabs } from "@/ui/link-tabs";
import { PageHead, TablePage } from "@/ui/page";
import { ChoiceFilter } from "@/ui/tables/choice-filter";
import { FilterBar } from "@/ui/tables/filter-chip";
import { Pagination } from "@/ui/tables/pagination";
import { enter } from "../enter";
import { read } from "./actions";
import { fieldsOf, KINDS, listHref, readListQuery } from "./list-query";

type Props = {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type Read = ReturnType<typeof readListQuery>;

/** What somebody was told without having asked: what is over, what stands still, what cannot leave. */
export default async function Notices({ params, searchParams }: Props) {
  const { org: slug } = await params;
  const { scope, account } = await enter(slug, "accounts.view");
  const view = readListQuery(await searchParams);
  const t = await getTranslations("alerts");
  const searched = await searchedFor(view.q);
  const { found, unread } = await inOrg(
    scope,
    async (tx) => ({
      found: await listAlerts(tx, account.id, { ...view, found: searched }),
      unread: await countUnread(tx, account.id),
    }),
    "page",
  );
  const rows = found.slice(0, ALERTS_A_PAGE);
  const path = `/${slug}/admin/notices`;
  const isEmpty = rows.length === 0 && Object.keys(fieldsOf(view)).length === 0 && !view.after;
  return (
    <TablePage
      filters={!isEmpty && <Filters path={path} view={view} />}
      foot={<Foot isMore={found.length > rows.length} path={path} rows={rows} view={view} />}
      head={
        <PageHead
          acts={
            <>
              {unread > 0 && <ReadButton action={read} org={slug} />}
              <LinkButton href={`${path}/choices`}>{t("choices.title")}</LinkButton>
            </>
          }
          fact={t("fact")}
          title={t("title")}
        />
      }
    >
      {rows.length > 0 && <NoticeTable action={read} org={slug} rows={rows} />}
      {rows.length === 0 && (
        <EmptyState
          act={!isEmpty && <LinkButton href={path}>{t("clear")}</LinkButton>}
          text={t(isEmpty ? "empty" : "noMatch")}
        />
      )}
    </TablePage>
  );
}

/** What is typed is looked for in the reader's words of each kind, and in the names of files. */
async function searchedFor(q: string | undefined) {
  if (!q) return undefined;
  const t = await getTranslations("alerts.kind");
  const isNamed = (kind: AlertKind) => plainText(t(kind)).includes(plainText(q));
  return { q, kinds: ALERT_KINDS.filter(isNamed) };
}

interface FootProps {
  path: string;
  view: Read;
  rows: readonly AlertRow[];
  isMore: boolean;
}

function Foot({ path, view, rows, isMore }: FootProps) {
  const last = rows.at(-1);
  if (!last) return null;
  const next = { ...view, after: last };
  return (
    <Pagination
      from={view.from}
      nextHref={isMore ? listHref(path, next, view.from + rows.length) : undefined}
      previousHref={view.after ? listHref(path, { ...view, after: undefined }) : undefined}
      to={view.from + rows.length - 1}
    />
  );
}

async function Filters({ path, view }: { path: string; view: Read }) {
  const t = await getTranslations("alerts");
  const { kind, isUnread, q } = view;
  const tabs = [false, true].map((one) => ({
    label: t(one ? "unread" : "all"),
    href: listHref(path, { kind, q, isUnread: one }),
    isCurrent: one === isUnread,
  }));
  const kinds = Object.entries(KINDS).map(([value, one]) => ({ value, label: t(`kind.${one}`) }));
  const { kind: chosen, ...keep } = fieldsOf(view);
  return (
    <>
      <div className="px-4 pb-4 md:px-8">
        <LinkTabs label={t("show")} tabs={tabs} />
      </div>
      <FilterBar
        search={
          <SearchForm
            action={path}
            defaultValue={q ?? ""}
            isLive
            keep={fieldsOf({ kind, isUnread })}
            label={t("search")}
          />
        }
      >
        <ChoiceFilter
          choices={kinds}
          icon={<Bell aria-hidden />}
          keep={keep}
          name="kind"
          path={path}
          removeHref={listHref(path, { isUnread, q })}
          texts={{ label: t("kindOf"), is: t("kindIs"), any: t("anyKind"), show: t("showKind") }}
          value={chosen}
        />
      </FilterBar>
    </>
  );
}
