import type { Clocks } from "@/waves/components/start-fields";

const DAY_MS = 86_400_000;

/** The date on the clocks of a zone, as date fields write it. */
const dayOf = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(at);

/** What a form needs to ask for a time in the organisation's zone. */
export function clocksOf(timeZone: string): Clocks {
  const now = Date.now();
  return {
    timeZone,
    today: dayOf(new Date(now), timeZone),
    tomorrow: dayOf(new Date(now + DAY_MS), timeZone),
  };
}

/** A moment as date and time fields write it. */
export function fieldsOf(at: Date, timeZone: string): { day: string; time: string } {
  const time = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  }).format(at);
  return { day: dayOf(at, timeZone), time };
}
