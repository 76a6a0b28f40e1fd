import { CircleCheck, CircleSlash, Clock3, UserMinus } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { CountList } from "@/ui/dialogs/count-list";
import { Notice } from "@/ui/notice";
import { TextLink } from "@/ui/text-link";
import type { Tally } from "../queries";
import type { LeftOut, Review } from "../review-selection";
import { DriftNotices, useNames } from "./drift-notices";

/** A refusal's first sentence is the reason; what follows is for whom it stopped. */
const reasonOf = (refusal: string): string => refusal.split(/(?<=[.。])\s/u)[0] ?? refusal;

interface ReasonsProps {
  title: string;
  groups: readonly LeftOut[];
  /** Where all of one reason are listed. */
  hrefOf?: (code: LeftOut["code"]) => string;
}

/** Who is left out and why, a line a reason. */
export function Reasons({ title, groups, hrefOf }: ReasonsProps) {
  const t = useTranslations("refusals");
  const compose = useTranslations("campaigns.compose");
  const format = useFormatter();
  const names = useNames();
  if (groups.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-base font-semibold">{title}</h2>
      <ul className="flex flex-col divide-y divide-separator border-y border-separator text-sm">
        {groups.map((group) => (
          <li className="flex gap-4 py-2.5" key={group.code}>
            <span className="w-16 flex-none text-end font-semibold tabular-nums">
              {format.number(group.count)}
            </span>
            <span className="min-w-0">
              <span className="block">{reasonOf(t(group.code, { field: "" }))}</span>
              {group.names.length > 0 && (
                <span className="block text-xs text-muted">{names(group)}</span>
              )}
            </span>
            {hrefOf && (
              <span className="ms-auto flex-none">
                <TextLink href={hrefOf(group.code)}>{compose("showThem")}</TextLink>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What an act would do, in numbers; who came since is named and not included, who went is named and left out. */
export function ReviewFacts({ review }: { review: Review }) {
  const t = useTranslations("selections");
  const format = useFormatter();
  const names = useNames();
  const { newcomers, gone, owners, takes } = review;
  const counts = [
    { label: t("takes"), icon: <CircleCheck aria-hidden />, value: format.number(takes) },
    {
      label: t("leaves"),
      icon: <UserMinus aria-hidden />,
      value: format.number(review.count - takes + gone.count),
    },
  ];
  return (
    <>
      <CountList counts={counts} />
      <DriftNotices gone={gone} newcomers={newcomers} />
      {owners.count > 0 && (
        <Notice tone="warning">
          {t("owners", { count: owners.count, contacts: owners.contacts, names: names(owners) })}
        </Notice>
      )}
    </>
  );
}

/** How far the act has come, and what became of everybody. */
export function Outcomes({ tallies, isOver }: { tallies: readonly Tally[]; isOver: boolean }) {
  const t = useTranslations("selections");
  const format = useFormatter();
  const of = (outcome: string | null) =>
    tallies.find((tally) => tally.outcome === outcome)?.count ?? 0;
  const refused = tallies.filter(({ outcome }) => outcome !== null && !NO_REFUSAL.has(outcome));
  const sum = refused.reduce((total, { count }) => total + count, 0);
  const counts = [
    { label: t("done"), icon: <CircleCheck aria-hidden />, value: of("done") },
    { label: t("unchanged"), icon: <CircleSlash aria-hidden />, value: of("unchanged") },
    { label: t("refused"), icon: <UserMinus aria-hidden />, value: sum },
    { label: t("leftOut"), icon: <UserMinus aria-hidden />, value: of("left-out") },
    {
      label: t(isOver ? "untouched" : "waiting"),
      icon: <Clock3 aria-hidden />,
      value: of(null),
    },
  ];
  const shown = counts.filter(({ value, label }) => value > 0 || label === t("done"));
  return <CountList counts={shown.map((row) => ({ ...row, value: format.number(row.value) }))} />;
}

const NO_REFUSAL: ReadonlySet<string> = new Set(["done", "unchanged", "left-out"]);
