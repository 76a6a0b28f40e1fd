import { ClipboardCheck, ListChecks } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { SessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { PeopleFoot, PeopleTable } from "@/people/components/people-table";
import { TicksProvider } from "@/people/components/ticks";
import { readView } from "@/people/input";
import type { Unsent } from "@/people/read-unsent";
import { readUnsent } from "@/people/read-unsent";
import type { Query } from "@/people/rules";
import { DEFAULT_COLUMNS, viewHref } from "@/people/rules";
import type { Outlook } from "@/rehearsals/queries";
import { readOutlook } from "@/rehearsals/queries";
import { actsFor } from "@/selections/rules";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { LinkTabs } from "@/ui/link-tabs";
import { PageHead } from "@/ui/page";
import { listPlanned } from "@/waves/queries";
import { enter } from "../enter";
import { personActions } from "../people/person-actions";
import type { ListProps } from "../people/read-people";
import { readPeople } from "../people/read-people";
import { InviteAllButton } from "./invite-all-button";
import { Numbers } from "./numbers";
import { Planned } from "./planned";
import { UnsentFilters } from "./unsent-filters";
import { asUnsent, columnsOf, ownFilter, tabsOf } from "./unsent-view";

type Props = { params: Promise<{ org: string }>; searchParams: Promise<Query> };

/** Who has an account and does not know it: how they can be invited, what they lack, and the ways on. */
export default async function UnsentPage({ params, searchParams }: Props) {
  const { org: slug } = await params;
  const gate = await enter(slug, "accounts.view");
  const view = asUnsent(readView(await searchParams));
  const { people, unsent, outlook, planned } = await inOrg(
    gate.scope,
    async (tx) => ({
      people: await readPeople(tx, gate, view),
      unsent: await readUnsent(tx),
      outlook: await readOutlook(tx),
      planned: await listPlanned(tx),
    }),
    "page",
  );
  const path = `/${slug}/admin/unsent`;
  const props = { gate, path, view, people };
  const t = await getTranslations("campaigns.unsent");
  return (
    <TicksProvider
      isIdle={actsFor(gate.permissions).length === 0}
      key={viewHref(path, ownFilter(view.filter), { from: view.from })}
      page={people.rows.map(({ id }) => id)}
    >
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        <PageHead
          acts={unsent.total > 0 && <Acts gate={gate} outlook={outlook} />}
          fact={unsent.total > 0 && t("fact", awaited(unsent))}
          title={t("title")}
        />
        {unsent.total === 0 ? (
          <Nobody slug={slug} />
        ) : (
          <>
            <Numbers outlook={outlook} rehearsal={`${path}/rehearsal`} />
            <Planned path={`/${slug}/admin/campaigns`} planned={planned} />
            <Tabs path={path} unsent={unsent} view={view} />
            <UnsentFilters {...props} />
            <Rows {...props} />
          </>
        )}
      </div>
      <PeopleFoot
        path={path}
        people={people}
        view={{ ...view, columns: DEFAULT_COLUMNS, filter: ownFilter(view.filter) }}
      />
    </TicksProvider>
  );
}

/** Who held an invitation, withdrawn or ended since, knows of their account; the others do not yet. */
function awaited({ total, withdrawn, invitedBefore: before }: Unsent) {
  const count = total - withdrawn - before;
  return {
    ...{ count, withdrawn, before },
    both: count > 0 && withdrawn > 0 ? "yes" : "no",
    more: before > 0 && before < total ? "yes" : "no",
  };
}

interface ActsProps {
  gate: SessionGate;
  outlook: Outlook;
}

/** Everybody, people named in a file; who is ticked is invited from the bar above the list. Whoever is planned for comes by themselves. */
async function Acts({ gate, outlook }: ActsProps) {
  const t = await getTranslations("campaigns.unsent");
  const { slug } = gate.org;
  if (!gate.permissions.includes("accounts.invite")) return null;
  return (
    <>
      <LinkButton href={`/${slug}/admin/unsent/rehearsal`}>
        <ClipboardCheck aria-hidden />
        {t("rehearse")}
      </LinkButton>
      <LinkButton href={`/${slug}/admin/imports/new?purpose=CHOOSE`}>
        <ListChecks aria-hidden />
        {t("choose")}
      </LinkButton>
      <InviteAllButton asksAnew org={slug} unsent={outlook} />
    </>
  );
}

async function Nobody({ slug }: { slug: string }) {
  const t = await getTranslations("campaigns.unsent");
  const act = <LinkButton href={`/${slug}/admin/people`}>{t("toPeople")}</LinkButton>;
  return <EmptyState act={act} text={t("empty")} />;
}

async function Tabs({ path, view, unsent }: Pick<ListProps, "path" | "view"> & { unsent: Unsent }) {
  const t = await getTranslations("campaigns.unsent");
  const { lacks: _, undeliverable: __, language, ...rest } = ownFilter(view.filter);
  const kept = { ...rest, ...(language === "NONE" ? {} : { language }) };
  const tabs = tabsOf(unsent, view.filter).map(({ key, filter, count, isCurrent }) => ({
    label: t(key),
    href: viewHref(path, { ...kept, ...filter }),
    count,
    isCurrent,
  }));
  return (
    <div className="flex-none px-4 pb-4 md:px-8">
      <LinkTabs label={t("tabs")} tabs={tabs} />
    </div>
  );
}

async function Rows({ gate, path, people }: ListProps) {
  const t = await getTranslations("campaigns.unsent");
  if (people.rows.length === 0)
    return (
      <EmptyState act={<LinkButton href={path}>{t("clear")}</LinkButton>} text={t("noMatch")} />
    );
  return (
    <div className="flex min-h-80 flex-1 flex-col">
      <PeopleTable
        actions={personActions}
        columns={columnsOf(people.rows)}
        org={gate.org.slug}
        people={people.rows}
      />
    </div>
  );
}
