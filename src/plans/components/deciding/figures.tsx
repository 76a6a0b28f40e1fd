import { useFormatter, useTranslations } from "next-intl";
import { CHANNELS } from "@/addressees/rules";
import { Notice } from "@/ui/notice";
import { isHarmless, ROW_NOTES } from "@/verdicts/rules";
import type { PlanCounts } from "../../rules";
import { WRITTEN } from "../../rules";

/** The counts of the plan once more, at the moment of deciding. */
export function Figures({ counts, invites }: { counts: PlanCounts; invites: boolean }) {
  const t = useTranslations("imports");
  const format = useFormatter();
  const { verdicts } = counts;
  const rows = [
    ...WRITTEN.map((verdict) => ({
      label: t(`verdict.${verdict}`),
      value: verdicts[verdict] ?? 0,
    })),
    ...CHANNELS.map((channel) => ({
      label: t(`apply.way.${channel}`),
      value: invites ? counts.invites[channel] : 0,
    })),
    { label: t("apply.quietOnes"), value: invites ? counts.quiet : 0 },
    { label: t("apply.asleepOnes"), value: invites ? counts.asleep : 0 },
  ].filter(({ value }) => value > 0);
  const out = (verdicts.ERROR ?? 0) + (verdicts.CONFLICT ?? 0);
  return (
    <>
      <dl className="flex flex-col divide-y divide-separator rounded-lg text-sm text-foreground shadow-[inset_0_0_0_1px_var(--border)]">
        {rows.map(({ label, value }) => (
          <div className="flex h-9 items-center justify-between gap-2.5 px-3" key={label}>
            <dt>{label}</dt>
            <dd className="font-semibold tabular-nums">{format.number(value)}</dd>
          </div>
        ))}
      </dl>
      <Revoked counts={counts} />
      <Noted counts={counts} />
      {counts.newTeams > 0 && <MadeTeams {...counts} />}
      {out > 0 && <Notice tone="warning">{t("apply.errors", { count: out })}</Notice>}
    </>
  );
}

/** Rows that are right and do something that somebody may not have meant. */
export function Noted({ counts }: { counts: Partial<PlanCounts> }) {
  const t = useTranslations("imports.plan.note");
  return ROW_NOTES.map((note) => {
    const count = counts[note] ?? 0;
    if (count === 0) return null;
    return (
      <Notice key={note} {...(!isHarmless(note) && { tone: "warning" })}>
        {t(`${note}.text`, { count })}
      </Notice>
    );
  });
}

/** An undoing takes back what people hold already. */
export function Revoked({ counts: { revoked, verdicts } }: { counts: Partial<PlanCounts> }) {
  const t = useTranslations("imports.apply");
  if (!revoked) return null;
  return (
    <Notice tone="warning">
      {t("revoked", { count: revoked, removed: verdicts?.ERASE ?? revoked })}
    </Notice>
  );
}

/** As many are named; all of them stand on the page. */
const NAMED = 5;

function MadeTeams({ newTeams, teams }: Pick<PlanCounts, "newTeams" | "teams">) {
  const t = useTranslations("imports");
  const format = useFormatter();
  const names = teams.slice(0, NAMED).map(({ name }) => name);
  const more = newTeams - names.length;
  const said =
    more > 0
      ? t("plan.moreNames", { names: names.join(", "), count: more })
      : format.list(names, { type: "conjunction" });
  const isUnsure = teams.some(({ near }) => near);
  return (
    <Notice tone={isUnsure ? "warning" : "info"}>
      {t("apply.teams", { count: newTeams, names: said })}
    </Notice>
  );
}
