import type { LocalTime } from "@/cells/roster-clock";
import { rosterClock } from "@/cells/roster-clock";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { readOwnOrganization } from "@/orgs/queries";
import type { Start } from "./input";
import { MOST_DAYS_AHEAD } from "./rules";

const DAY_MS = 86_400_000;

/** The moment at which the organisation's clocks first show this day and time; one that is over, or that they skip, is refused. */
export async function resolveStart(tx: OrgTx, { day, time }: Start): Promise<Date> {
  const { timeZone } = await readOwnOrganization(tx);
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const local: LocalTime = [year, month, date, hour, minute, 0, 0];
  const at = rosterClock(timeZone).toInstant(local);
  if (!at) throw new Refusal("start-skipped");
  if (at <= tx.now) throw new Refusal("start-past");
  if (at.getTime() - tx.now.getTime() > MOST_DAYS_AHEAD * DAY_MS) throw new Refusal("start-far");
  return at;
}
