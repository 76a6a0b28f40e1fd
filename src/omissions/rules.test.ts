import { expect, test } from "vitest";
import type { RowFilter } from "@/plans/queries";
import type { PlanCounts } from "@/plans/rules";
import { NO_COUNTS } from "@/plans/rules";
import { newTeamKey } from "@/teams/rules";
import { noteKey } from "@/verdicts/rules";
import type { Omission } from "./rules";
import { countedBy, leftForAnother } from "./rules";

test("rows that are left out are told apart: by hand, as examples, and for another row of the same person", () => {
  const counts = { ...NO_COUNTS, verdicts: { LEFT_OUT: 13 }, omitted: 10, example: 2 };
  expect(leftForAnother(counts)).toBe(1);
  expect(leftForAnother(NO_COUNTS)).toBe(0);
  // of a row that an erasure emptied nothing says why it was left out
  expect(leftForAnother({ ...counts, erased: 1 })).toBe(0);
});

const typo = {
  key: "EMAIL|email-typo|x",
  column: "EMAIL",
  code: "email-typo",
  value: "x",
} as const;
const team = { key: newTeamKey("Lager"), name: "Lager", rows: 4 };
const COUNTS: PlanCounts = {
  ...NO_COUNTS,
  ...{ verdicts: { CREATE: 7, LEFT_OUT: 3 }, omitted: 2, renamed: 5, teams: [team] },
  groups: [{ ...typo, rows: 6 }],
};

test.each<[Omission, RowFilter, number | undefined]>([
  ["leave-out", { verdicts: ["CREATE"], q: "" }, 7],
  ["leave-out", { verdicts: ["CREATE"] }, 7],
  ["leave-out", { verdicts: ["CREATE"], group: typo.key }, 6],
  ["take-in", { verdicts: ["LEFT_OUT"] }, 2],
  ["take-in", { verdicts: [], group: noteKey("omitted") }, 2],
  // what the counts do not say is counted
  ["leave-out", { verdicts: ["UPDATE"] }, undefined],
  ["leave-out", { verdicts: ["CREATE"], q: "berg" }, undefined],
  ["leave-out", { verdicts: [], group: typo.key, q: "berg" }, undefined],
  ["leave-out", { verdicts: [], group: "EMAIL|email-typo|y" }, undefined],
  ["leave-out", { verdicts: [], group: team.key }, undefined],
  ["leave-out", { verdicts: [], group: noteKey("renamed") }, undefined],
  ["leave-out", { verdicts: ["CREATE", "UPDATE"] }, undefined],
  ["leave-out", { verdicts: ["LEFT_OUT"] }, undefined],
  ["leave-out", { verdicts: ["CREATE"], isRefused: true }, undefined],
  ["leave-out", {}, undefined],
  ["take-in", { verdicts: ["CREATE"] }, undefined],
  ["take-in", { verdicts: ["LEFT_OUT"], group: typo.key }, undefined],
  ["take-in", { verdicts: ["LEFT_OUT"], q: "berg" }, undefined],
])(
  "the counts of a plan say how many rows an act is about where they know: %s of %j is %s",
  (act, filter, rows) => {
    expect(countedBy(COUNTS, { act, filter })).toBe(rows);
  },
);

test("rows that an erasure emptied are counted by verdict, and not left out: then the counts do not say", () => {
  const counts = { ...COUNTS, erased: 1 };
  const leaveOut = { act: "leave-out", filter: { verdicts: ["CREATE"] } } as const;
  const takeIn = { act: "take-in", filter: { verdicts: ["LEFT_OUT"] } } as const;
  expect(countedBy(counts, leaveOut)).toBeUndefined();
  expect(countedBy(counts, takeIn)).toBe(2);
});
