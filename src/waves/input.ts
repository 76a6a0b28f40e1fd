import { z } from "zod";
import { MOST_REST_HOURS, RESTS, STOP_ABOVE } from "./rules";

const whole = z.coerce.number<string>("wrong").int("wrong");

/** A day and a time on the organisation's clocks. */
export const startInput = z.object({ day: z.iso.date("wrong"), time: z.iso.time("wrong") });
export type Start = z.infer<typeof startInput>;

/** What stands in the form before anybody touched it. */
export const USUAL_TIME = "09:00";

/** The start that a form shows; none where the letters leave at once, or where it is no day yet. */
export const shownStart = (fields: Record<string, string>, tomorrow: string): Start | null => {
  const { start, day = tomorrow, time = USUAL_TIME } = fields;
  return start === "later" ? (startInput.safeParse({ day, time }).data ?? null) : null;
};

const wavesInput = z
  .object({
    size: whole.min(1, "wrong").max(1_000_000, "wrong"),
    unit: z.enum(["people", "percent"]),
    rest: z.enum(RESTS),
    restHours: whole.min(1, "wrong").max(MOST_REST_HOURS, "wrong"),
    stopAbove: whole.min(1, "wrong").max(100, "wrong"),
  })
  .partial({ restHours: true, stopAbove: true });

export type WavesWanted = z.infer<typeof wavesInput>;

/** When the letters of a campaign leave: at once or later, all of them or a first wave. */
export type Plan = { start: Start | null; waves: WavesWanted | null };
export const AT_ONCE: Plan = { start: null, waves: null };

/** What the composer's form says of it: `start` is "later", `waves` is "first", and fields that do not apply are not looked at. */
export function readPlan(given: Record<string, unknown>): Plan {
  const start = given.start === "later" ? startInput.parse(given) : null;
  const isAuto = given.rest === "AUTO";
  const asked = isAuto ? given : { size: given.size, unit: given.unit, rest: given.rest };
  return { start, waves: given.waves === "first" ? wavesInput.parse(asked) : null };
}

/** In percent; an ordinary campaign stands still above the usual share. */
export const stopAboveOf = ({ waves }: Pick<Plan, "waves">): number =>
  waves?.stopAbove ?? STOP_ABOVE;
