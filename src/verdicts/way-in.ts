import { reachableBy } from "@/addressees/input";
import type { Person, Route } from "@/addressees/rules";
import { routeOf } from "@/addressees/rules";
import type { PlanTerms } from "./read-terms";

/** By which way somebody would be invited: who no message leads to gets a code. */
export const wayIn = (
  person: Person,
  { texts, countries }: Pick<PlanTerms, "texts" | "countries">,
): Route => routeOf(reachableBy(person, countries), { texts, withCodes: true });
