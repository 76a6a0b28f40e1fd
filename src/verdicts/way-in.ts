import type { Reachable } from "@/invitations/rules";
import { channelOf } from "@/invitations/rules";
import type { Channel } from "@/plans/rules";
import { mobileCountry } from "@/profiles/input";
import type { PlanTerms } from "./read-terms";

/** By which way somebody would be invited; null where it is a text to a country that nobody is texted to. */
export function wayIn(
  person: Reachable,
  { texts, countries }: Pick<PlanTerms, "texts" | "countries">,
): Channel | null {
  const way = channelOf(person, { texts });
  const isAbroad = way === "SMS" && !countries.includes(mobileCountry(person.phone ?? ""));
  return isAbroad ? null : way;
}
