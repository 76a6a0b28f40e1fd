import type { PlanRow } from "@/plans/queries";
import type { Words } from "./words";

/** Why a row was left out although nothing is wrong with it. */
export function leftOut({ t }: Words, change: PlanRow["change"]): string | undefined {
  if (change?.omitted) return t("plan.note.omitted.row");
  if (change?.example) return t("plan.note.example.row");
  return change?.leftFor ? t("plan.leftFor", { line: change.leftFor }) : undefined;
}

/** What is said of a row besides: why it was left out, it is about whoever made the plan, what applying it leads to. */
export function asides(words: Words, { change, verdict }: PlanRow, owner: string): string[] {
  const { t, format } = words;
  const { isOwn, renamed, ownerAsleep, signIn, keeps } = change ?? {};
  const list = (names: readonly string[]) => format.list(names, { type: "disjunction" });
  const left = leftOut(words, change);
  return [
    ...(left ? [left] : []),
    ...(isOwn ? [t(verdict === "NONE" ? "plan.youKept" : "plan.you")] : []),
    ...(renamed ? [t("plan.note.renamed.row", { name: renamed })] : []),
    ...(ownerAsleep ? [t("plan.note.ownerAsleep.row", { owner })] : []),
    ...(keeps ? [t("plan.note.keeps.row", { count: keeps })] : []),
    ...(signIn ? [t("plan.note.signIn.row", { yes: list(signIn.yes), no: list(signIn.no) })] : []),
  ];
}
