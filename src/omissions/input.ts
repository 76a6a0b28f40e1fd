import { z } from "zod";
import { visibleText } from "@/accounts/input";
import { groupKey } from "@/corrections/input";
import { VERDICTS } from "@/plans/rules";

/** Ticked rows stand on one page. */
const MOST_TICKED = 200;

const lines = z
  .string()
  .max(2_000)
  .transform((text) => text.split(","))
  .pipe(z.array(z.coerce.number<string>().int().min(1).max(2_000_000)).min(1).max(MOST_TICKED));

const filter = z.object({
  verdict: z.enum(VERDICTS).optional(),
  group: groupKey.optional(),
  q: z.string().max(200).default("").transform(visibleText),
});

const given = z.object({
  id: z.uuid("import-not-found"),
  act: z.enum(["leave-out", "take-in"]),
  lines: lines.optional(),
  expected: z.coerce.number<string>().int().min(0).optional(),
});

/** Which rows of a plan are left out or taken back: those that are ticked, or all that the page finds, as many as it said. */
export const omissionInput = given
  .extend(filter.shape)
  .transform(({ id, act, ...rest }, issues) => {
    const { lines: ticked, expected, verdict, group, q } = rest;
    if (ticked) return { id, act, rows: { lines: ticked } };
    if (expected === undefined) {
      issues.addIssue({ code: "custom", path: ["expected"], message: "choice-missing" });
      return z.NEVER;
    }
    const found = { verdicts: verdict ? [verdict] : [], group, q };
    return { id, act, rows: { filter: found, expected } };
  });
