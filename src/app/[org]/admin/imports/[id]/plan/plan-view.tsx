import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Revoked } from "@/plans/components/deciding/figures";
import { SavingPage } from "@/plans/components/deciding/saving";
import { TickNotice } from "@/plans/components/deciding/tick-notice";
import { FaultCards } from "@/plans/components/fault-cards";
import { NewTeams } from "@/plans/components/new-teams";
import { newTeamOf } from "@/teams/rules";
import { Notice } from "@/ui/notice";
import { fixGroup, makeNamed, tick } from "../../actions";
import type { ImportPage } from "../import-head";
import { sayGroups } from "../words/say-groups";
import { asksForMissing, MissingView } from "./missing-view";
import { PlanFoot } from "./plan-foot";
import { PlanFrame } from "./plan-frame";
import { PlanHead } from "./plan-head";
import type { PlanQuery } from "./plan-query";
import { planHref, readPlanQuery } from "./plan-query";
import { Rows, RowTools } from "./plan-rows";

type PlanProps = ImportPage & { query: Record<string, string | string[] | undefined> };

type Groups = Awaited<ReturnType<typeof sayGroups>>;

const SHOWN = 3;

/**
 * The groups that are about the rows of this tab: a conflict is of keys that name two accounts. A single row is no group:
 * it says in its cell what would be right, unless that is not a matter of the file.
 */
const groupsOf = (groups: Groups, { tab }: PlanQuery): Groups => {
  if (tab !== "ERROR" && tab !== "CONFLICT") return [];
  return groups.filter(
    ({ isConflict, isElsewhere, rows }) =>
      (rows > 1 || isElsewhere) && isConflict === (tab === "CONFLICT"),
  );
};

/** Whether somebody who looks at the plan may mend it. */
const isMendable = ({ run, mayMend }: ImportPage): boolean =>
  run.state === "PLANNED" && mayMend && run.purpose !== "UNDO";

/** The plan: what every row would do, what is wrong and how it is mended, and the bar that decides. */
export async function PlanView(page: PlanProps) {
  if (asksForMissing(page)) return <Missing {...page} />;
  const view = readPlanQuery(page.query, page.plan.counts);
  const groups = await sayGroups(page, view);
  const chosen = groups.find(({ key }) => key === view.group);
  const isWrong = view.tab === "ERROR" || view.tab === "CONFLICT";
  const team = newTeamOf(view.group ?? "");
  const isEditable = isMendable(page) && (isWrong || chosen !== undefined || team !== undefined);
  const t = await getTranslations("imports.plan.newTeams");
  const title = team === undefined ? chosen?.title : t("named", { name: team });
  return (
    <SavingPage>
      <PlanFrame
        filters={
          <RowTools {...page} groupTitle={title} view={view}>
            <Cards {...page} chosen={chosen} groups={groupsOf(groups, view)} view={view} />
          </RowTools>
        }
        foot={<PlanFoot {...page} />}
        head={<Head {...page} />}
      >
        <Rows {...page} isEditable={isEditable} view={view} />
      </PlanFrame>
    </SavingPage>
  );
}

/** Of a file that is meant to be everybody: who is in no row of it. */
function Missing(page: PlanProps) {
  const view = readPlanQuery(page.query, page.plan.counts);
  return (
    <PlanFrame filters={<RowTools {...page} isMissing view={view} />} head={<Head {...page} />}>
      <MissingView {...page} />
    </PlanFrame>
  );
}

function Head(page: PlanProps) {
  return (
    <>
      <PlanHead {...page} />
      <Notices {...page} />
    </>
  );
}

/** Teams that nobody has made, which the rows name. */
function Teams(page: PlanProps) {
  const { gate, run, path, plan } = page;
  const teams = plan.counts.teams.map((team) => ({
    ...team,
    href: planHref(`${path}/${run.id}`, { group: team.key }),
  }));
  return (
    <NewTeams
      count={plan.counts.newTeams}
      fix={isMendable(page) ? fixGroup : undefined}
      id={run.id}
      org={gate.org.slug}
      teams={teams}
    />
  );
}

type CardsProps = PlanProps & {
  view: PlanQuery;
  groups: Groups;
  chosen: Groups[number] | undefined;
};

/** The first groups of alike faults, all of them, or the one that the rows are narrowed to. */
function Cards(page: CardsProps) {
  const { gate, run, path, view, groups, chosen } = page;
  const isAll = page.query.groups !== undefined;
  const cards = chosen ? [chosen] : groups.slice(0, isAll ? groups.length : SHOWN);
  return (
    <FaultCards
      allHref={planHref(`${path}/${run.id}`, view, { groups: "all" })}
      acts={isMendable(page) ? { fix: fixGroup, make: makeNamed } : undefined}
      groups={cards}
      id={run.id}
      more={chosen ? 0 : groups.length - cards.length}
      org={gate.org.slug}
    />
  );
}

/** What has to be known before anything is decided: refusals of the whole plan, suspended people. */
async function Notices(page: PlanProps) {
  const t = await getTranslations("imports");
  const { gate, run, plan, mayMend } = page;
  const { counts, options } = plan;
  const ticks = [
    { tick: "revive", count: counts.revivable, isOn: options.revive === true },
    { tick: "own", count: counts.own, isOn: options.own === true },
  ] as const;
  const notices: ReactNode[] = [
    ...counts.policy.map(({ code, name = "", needed = 0, left = 0 }) => (
      <Notice key={`${code} ${name}`} tone="danger">
        {code === "not-allowed"
          ? t("apply.notAllowed")
          : t("apply.licences", { name, needed, left })}
      </Notice>
    )),
    ...ticks
      .filter(({ count }) => count > 0)
      .map((one) => (
        <TickNotice
          {...one}
          action={run.state === "PLANNED" && mayMend ? tick : undefined}
          id={run.id}
          key={one.tick}
          org={gate.org.slug}
        />
      )),
  ];
  if (counts.revoked > 0) notices.push(<Revoked counts={counts} key="revoked" />);
  if (counts.newTeams > 0) notices.push(<Teams {...page} key="teams" />);
  if (notices.length === 0) return null;
  return <div className="flex flex-none flex-col gap-2 px-4 pb-3 md:px-8">{notices}</div>;
}
