import { getTranslations } from "next-intl/server";
import { CalendarTable } from "@/calendar/components/calendar-table";
import { readView } from "@/calendar/input";
import type { CalendarCounts, CalendarView } from "@/calendar/rules";
import { COUNTED, PAGE_SIZE, totalOf, viewHref } from "@/calendar/rules";
import { inOrg } from "@/lib/in-org";
import { TicksProvider } from "@/people/components/ticks";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { PageHead, TablePage } from "@/ui/page";
import { Pagination } from "@/ui/tables/pagination";
import type { Query } from "@/views/input";
import { enter } from "../enter";
import { extend } from "./actions";
import { CalendarFilters } from "./calendar-filters";
import type { CalendarProps } from "./read-calendar";
import { readCalendar } from "./read-calendar";

type Props = { params: Promise<{ org: string }>; searchParams: Promise<Query> };

/** Everything that comes to an end by itself, day by day, and can be put off. */
export default async function CalendarPage({ params, searchParams }: Props) {
  const { org: slug } = await params;
  const gate = await enter(slug, "accounts.view");
  const view = readView(await searchParams);
  const calendar = await inOrg(gate.scope, (tx) => readCalendar(tx, gate, view), "page");
  const props = { gate, path: `/${slug}/admin/calendar`, view, calendar };
  const t = await getTranslations("calendar");
  const { count, isMore } = totalOf(calendar.counts);
  return (
    <TicksProvider
      key={viewHref(props.path, view.filter, { from: view.from })}
      page={[...new Set(calendar.coming.map(({ id }) => id))]}
    >
      <TablePage
        filters={<CalendarFilters {...props} />}
        foot={<Foot {...props} />}
        head={
          <PageHead
            acts={<LeftContacts {...props} />}
            fact={t(isMore ? "factMore" : "fact", { count })}
            title={t("title")}
          />
        }
      >
        <Rows {...props} />
      </TablePage>
    </TicksProvider>
  );
}

/** Contacts whose owner was suspended or closed are handed over on a page of their own. */
async function LeftContacts({ path, calendar: { left } }: CalendarProps) {
  const t = await getTranslations("calendar.contacts");
  if (left === 0) return null;
  const isMore = left > COUNTED;
  return (
    <LinkButton href={`${path}/contacts`}>
      {t(isMore ? "linkMore" : "link", { count: isMore ? COUNTED : left })}
    </LinkButton>
  );
}

async function Rows({ gate, path, view, calendar }: CalendarProps) {
  const t = await getTranslations("calendar.list");
  const { slug } = gate.org;
  if (calendar.coming.length > 0)
    return <CalendarTable extend={extend} org={slug} rows={calendar.coming} />;
  const { q, kind, team } = view.filter;
  if (q || kind || team)
    return (
      <EmptyState act={<LinkButton href={path}>{t("clear")}</LinkButton>} text={t("noMatch")} />
    );
  const rules = gate.permissions.includes("settings.manage") && (
    <LinkButton href={`/${slug}/admin/settings/retention`}>{t("rules")}</LinkButton>
  );
  return <EmptyState act={rules} text={t("empty")} />;
}

/** How many a view holds, where that was counted to its end. */
function totalIn({ filter }: CalendarView, counts: CalendarCounts): number | undefined {
  if (filter.q || filter.team) return undefined;
  const total = filter.kind ? counts[filter.kind] : totalOf(counts).count;
  return total < COUNTED ? total : undefined;
}

function Foot({ path, view, calendar }: CalendarProps) {
  const { filter, cursor, from } = view;
  const { coming, more, counts } = calendar;
  const [first, last] = [coming[0], coming.at(-1)];
  if (!first || !last) return null;
  const hasNext = cursor?.back ? true : more;
  const hasPrevious = cursor !== undefined && (cursor.back ? more : true);
  const back = from - PAGE_SIZE;
  const before = back > 1 ? { before: first, from: back } : {};
  const total = totalIn(view, counts);
  const next = { after: last, from: from + coming.length };
  return (
    <Pagination
      from={from}
      nextHref={hasNext ? viewHref(path, filter, next) : undefined}
      previousHref={hasPrevious ? viewHref(path, filter, before) : undefined}
      to={from + coming.length - 1}
      total={total}
    />
  );
}
