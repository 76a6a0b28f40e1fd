import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { leftForAnother } from "@/omissions/rules";
import { Revoked } from "@/plans/components/deciding/figures";
import { TickNotice } from "@/plans/components/deciding/tick-notice";
import { NewTeams } from "@/plans/components/new-teams";
import type { PolicyRefusal } from "@/plans/rules";
import { NOT_READ } from "@/rosters/input";
import { NearDomains } from "@/slips/components/near-domains";
import { LinkButton } from "@/ui/button";
import { Notice } from "@/ui/notice";
import type { RowNote } from "@/verdicts/rules";
import { isHarmless, noteKey, ROW_NOTES } from "@/verdicts/rules";
import { fixGroup, tick } from "../../actions";
import type { ImportPage } from "../import-head";
import { planHref } from "./plan-query";

/** Whether somebody who looks at the plan may mend it. */
export const isMendable = ({ run, mayMend }: ImportPage): boolean =>
  run.state === "PLANNED" && mayMend && run.purpose !== "UNDO";

/** Teams that nobody has made, which the rows name. */
function Teams(page: ImportPage) {
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

/** Rare domains that are near one that far more have. */
function Domains(page: ImportPage) {
  const { gate, run, path, plan } = page;
  const domains = plan.counts.domains.map((domain) => ({
    ...domain,
    href: planHref(`${path}/${run.id}`, { group: domain.key }),
  }));
  return (
    <NearDomains
      domains={domains}
      fix={isMendable(page) ? fixGroup : undefined}
      id={run.id}
      org={gate.org.slug}
    />
  );
}

/** Why nothing of the plan may be applied. */
function sayPolicy(
  t: Awaited<ReturnType<typeof getTranslations<"imports">>>,
  { code, name = "", needed = 0, left = 0 }: PolicyRefusal,
): string {
  if (code === "not-allowed") return t("apply.notAllowed");
  if (code === "holds-more") return t("apply.above", { count: needed });
  return t("apply.licences", { name, needed, left });
}

/** Columns that are known, hold something, and change nothing: an import takes nothing from what exports fill in. */
const untakenIn = ({ run, reading }: ImportPage): string[] =>
  (run.purpose === "ROSTER" ? (reading?.held ?? []) : []).flatMap((at) => {
    const key = reading?.mapping[at];
    return key && NOT_READ.has(key) ? [reading?.header[at] || key] : [];
  });

async function Untaken({ names }: { names: readonly string[] }) {
  const t = await getTranslations("imports.plan");
  const format = await getFormatter();
  const said = format.list(names, { type: "unit" });
  return <Notice tone="quiet">{t("notTaken", { count: names.length, names: said })}</Notice>;
}

/** What has to be known before anything is decided: refusals of the whole plan, suspended people. */
export async function PlanNotices(page: ImportPage) {
  const t = await getTranslations("imports");
  const { gate, run, plan, path, mayMend } = page;
  const { counts, options } = plan;
  const ticks = [
    { tick: "revive", count: counts.revivable, isOn: options.revive === true },
    { tick: "own", count: counts.own, isOn: options.own === true },
  ] as const;
  const notices: ReactNode[] = [
    ...counts.policy.map((one) => (
      <Notice key={`${one.code} ${one.name}`} tone="danger">
        {sayPolicy(t, one)}
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
  const own = `${path}/${run.id}`;
  if (counts.erased > 0)
    notices.push(<Notice key="erased">{t("plan.erased", { count: counts.erased })}</Notice>);
  for (const note of ROW_NOTES.filter((one) => counts[one] > 0))
    notices.push(<Noted count={counts[note]} href={own} key={note} note={note} />);
  const forAnother = leftForAnother(counts);
  if (forAnother > 0)
    notices.push(<Notice key="forAnother">{t("plan.forAnother", { count: forAnother })}</Notice>);
  if (counts.revoked > 0) notices.push(<Revoked counts={counts} key="revoked" />);
  if (counts.domains.length > 0 && run.begunAt === null)
    notices.push(<Domains {...page} key="domains" />);
  if (counts.newTeams > 0) notices.push(<Teams {...page} key="teams" />);
  const untaken = untakenIn(page);
  if (untaken.length > 0) notices.push(<Untaken key="untaken" names={untaken} />);
  if (notices.length === 0) return null;
  return <div className="flex flex-none flex-col gap-2 px-4 pb-3 md:px-8">{notices}</div>;
}

/** Rows that are right and do something that somebody may not have meant, with the way to them. */
async function Noted({ note, count, href }: { note: RowNote; count: number; href: string }) {
  const t = await getTranslations("imports.plan");
  const link = (
    <LinkButton href={planHref(href, { group: noteKey(note) })} size="sm">
      {t("showGroup", { count })}
    </LinkButton>
  );
  return (
    <Notice acts={link} {...(!isHarmless(note) && { tone: "warning" })}>
      {t(`note.${note}.text`, { count })}
    </Notice>
  );
}
