import type { PlanCounts } from "@/plans/rules";

/** Leaving a row out of a plan, and taking it back. */
export type Omission = "leave-out" | "take-in";

/** How many rows are left out because another row of the same person is kept: neither by hand nor as examples. */
export const leftForAnother = ({
  verdicts,
  omitted,
  example,
  erased,
}: Pick<PlanCounts, "verdicts" | "omitted" | "example" | "erased">): number =>
  erased > 0 ? 0 : Math.max(0, (verdicts.LEFT_OUT ?? 0) - omitted - example);

/** What the audit log is told. */
export const entryOf = (of: Omission, importId: string, rows: number) => ({
  act: of === "leave-out" ? "import.left-out" : "import.taken-in",
  details: { importId, rows },
});
