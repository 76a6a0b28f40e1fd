import { z } from "zod";

const CODE = "days-wrong";

/** From a month to ten years; empty: no such rule. */
const days = z.union(
  [
    z.literal("").transform(() => null),
    z.coerce.number(CODE).int(CODE).min(30, CODE).max(3_650, CODE),
  ],
  CODE,
);

/** The rules as their form sends them. */
export const lapseRulesInput = z.object({
  inactivityDays: days,
  neverClaimedDays: days,
  lapseAdmins: z.literal("on").optional().transform(Boolean),
});
