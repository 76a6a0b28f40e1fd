import { getTranslations } from "next-intl/server";
import { SavingPage } from "@/plans/components/deciding/saving";
import { FaultCards } from "@/plans/components/fault-cards";
import { nearDomainOf } from "@/slips/rules";
import { newTeamOf } from "@/teams/rules";
import { noteOf } from "@/verdicts/rules";
import { fixGroup, makeNamed } from "../../actions";
import type { ImportPage } from "../import-head";
import { sayGroups } from "../words/say-groups";
import { asksForMissing, MissingView } from "./missing-view";
import { PlanFoot } from "./plan-foot";
import { PlanFrame } from "./plan-frame";
import { PlanHead } from "./plan-head";
import { isMendable, PlanNotices } from "./plan-notices";
import type { PlanQuery } from "./plan-query";
import { planHref, readPlanQuery } from "./plan-query";
import { Rows, RowTools } from "./plan-rows";

type PlanProps = ImportPage & { query: Record<string, string | string[] | undefined> };

type Groups = Awaited<ReturnType<typeof sayGroups>>;

const SHOWN = 3;

/**
 * The groups that are about the rows of this tab: a conflict is of keys that name two accounts. A single row says in its cell
 * what would be right, unless that is not a matter of the file: it is told beside groups of several, which add up to the tab.
 */
const groupsOf = (groups: Groups, { tab }: PlanQuery): Groups => {
  if (tab !== "ERROR" && tab !== "CONFLICT") return [];
  const own = groups.filter(({ isConflict }) => isConflict === (tab === "CONFLICT"));
  const isTold = own.some(
    ({ isElsewhere, isKeepable, rows }) => rows > 1 || isElsewhere || isKeepable,
  );
  return isTold ? own : [];
};

/** What the rows are narrowed to: a new team, a domain near another, a note or alike faults. */
async function titleOf({ group = "" }: PlanQuery, faults: string | undefined) {
  const t = await getTranslations("imports.plan");
  const [team, domain, note] = [newTeamOf(group), nearDomainOf(group), noteOf(group)];
  const told = domain === undefined ? faults : t("nearDomains.named", { name: domain });
  const named = team === undefined ? told : t("newTeams.named", { name: team });
  const title = note ? t(`note.${note}.title`) : named;
  return { title, isNamed: title !== undefined };
}

/** The plan: what every row would do, what is wrong and how it is mended, and the bar that decides. */
export async function PlanView(page: PlanProps) {
  if (asksForMissing(page)) return <Missing {...page} />;
  const view = readPlanQuery(page.query, page.plan.counts);
  const groups = await sayGroups(page, view);
  const chosen = groups.find(({ key }) => key === view.group);
  const isWrong = view.tab === "ERROR" || view.tab === "CONFLICT";
  const { isNamed, title } = await titleOf(view, chosen?.title);
  const isEditable = isMendable(page) && (isWrong || isNamed);
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
        <Rows {...page} isEditable={isEditable} isMendable={isMendable(page)} view={view} />
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
      <PlanNotices {...page} />
    </>
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
