import type { RowFilter } from "@/plans/queries";

/** What the rows of a plan are looked through by. */
export const ROW_FILTERS: [string, RowFilter][] = [
  ["everything", {}],
  ["one verdict", { verdicts: ["UPDATE"] }],
  ["several verdicts", { verdicts: ["ERROR", "CONFLICT", "UPDATE"] }],
  ["alike faults", { group: "email:email-wrong" }],
  ["a word that many have", { q: "k" }],
];
