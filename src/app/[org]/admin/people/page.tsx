import { UserPlus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { PeopleFilters } from "@/accounts/components/list/people-filters";
import { PeopleTable } from "@/accounts/components/list/people-table";
import type { PeopleView, Query } from "@/accounts/components/list/people-view";
import {
  COUNTED,
  isFiltered,
  neighbours,
  PAGE_SIZE,
  readView,
} from "@/accounts/components/list/people-view";
import { listPeople } from "@/accounts/list-people";
import { countPeople } from "@/accounts/queries";
import type { SessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { PageHead, TablePage } from "@/ui/page";
import { Pagination } from "@/ui/tables/pagination";
import { countAccounts, enter } from "../enter";
import { personActions } from "./person-actions";
import { readRights } from "./person-rights";

/** A page of people, each with the acts that fit, and how many match. */
async function readPeople(tx: OrgTx, gate: SessionGate, { filter, cursor }: PeopleView) {
  const { rows, more } = await listPeople(tx, filter, cursor, PAGE_SIZE);
  const rightsOf = await readRights(tx, gate, rows);
  const people = rows.map((row) => ({ ...row, acts: rightsOf(row.id).acts }));
  return { rows: people, more, count: await countPeople(tx, filter, COUNTED) };
}

type Props = { params: Promise<{ org: string }>; searchParams: Promise<Query> };

export default async function People({ params, searchParams }: Props) {
  const { org: slug } = await params;
  const gate = await enter(slug, "accounts.view");
  const view = readView(await searchParams);
  const total = await countAccounts(slug);
  const people = await inOrg(gate.scope, (tx) => readPeople(tx, gate, view), "page");
  const t = await getTranslations("people");
  const path = `/${slug}/admin/people`;
  const { previous, next } = neighbours(path, view, people);
  const add = gate.permissions.includes("accounts.manage") && (
    <LinkButton href={`${path}/new`} look="primary">
      <UserPlus aria-hidden />
      {t("act.add")}
    </LinkButton>
  );
  const fact = t(total > COUNTED ? "list.factAbout" : "list.fact", {
    count: Math.min(total, COUNTED),
    org: gate.org.name,
  });
  const clear = isFiltered(view.filter) && <LinkButton href={path}>{t("list.clear")}</LinkButton>;
  const foot = people.rows.length > 0 && (
    <Pagination
      from={view.from}
      isEstimate={people.count > COUNTED}
      nextHref={next}
      previousHref={previous}
      to={view.from + people.rows.length - 1}
      total={Math.min(people.count, COUNTED)}
    />
  );
  return (
    <TablePage
      filters={<PeopleFilters filter={view.filter} path={path} />}
      foot={foot}
      head={<PageHead acts={add} fact={fact} title={t("list.title")} />}
    >
      {people.rows.length > 0 ? (
        <PeopleTable actions={personActions} org={slug} people={people.rows} />
      ) : (
        <EmptyState act={clear || add} text={clear ? t("list.noMatch") : t("list.empty")} />
      )}
    </TablePage>
  );
}
