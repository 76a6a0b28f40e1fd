import { Refusal } from "@/lib/refusal";
import type { Plan } from "./input";
import type { Waves } from "./rules";
import { firstOf } from "./rules";

/** Where the first wave of so many people ends; nothing where all go at once. A wave of everybody leaves nobody for later. */
export function wavesOf({ waves }: Pick<Plan, "waves">, people: number): Partial<Waves> {
  if (!waves) return {};
  const firstCount = firstOf(waves, people);
  if (firstCount === undefined) throw new Refusal("wave-too-large");
  const { rest } = waves;
  return { firstCount, rest, restHours: rest === "AUTO" ? (waves.restHours ?? 24) : null };
}
