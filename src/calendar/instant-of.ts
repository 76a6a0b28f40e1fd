import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import type { UntilInput } from "./input";
import type { WallClock } from "./wall-clock";
import { wallClock } from "./wall-clock";

/** The clock of the organisation, and the instant that was asked for on it: null for never, undefined for so many days later. */
export async function instantOf(
  tx: OrgTx,
  { until = "date", at }: UntilInput,
): Promise<{ clock: WallClock; instant: Date | null | undefined }> {
  const { timeZone } = await tx.db.organization.findUniqueOrThrow({
    where: { orgId: tx.org },
    select: { timeZone: true },
  });
  const clock = wallClock(timeZone);
  if (until === "never") return { clock, instant: null };
  if (until !== "date") return { clock, instant: undefined };
  if (!at) throw new Refusal("date-missing");
  const instant = clock.toInstant(at);
  if (!instant) throw new Refusal("date-wrong");
  if (instant <= tx.now) throw new Refusal("date-past");
  return { clock, instant };
}
