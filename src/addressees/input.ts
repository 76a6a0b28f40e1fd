import { mobileCountry } from "@/profiles/input";
import type { Person, Reachable } from "./rules";

/** What decides by which way one person is invited, where texts go to these countries. */
export function reachableBy(
  { email, phone, inviteBy, undeliverableBy = null }: Person,
  countries: readonly string[],
): Reachable {
  const country = phone === null ? "" : mobileCountry(phone);
  const hasMobile = country !== "";
  const isAbroad = hasMobile && !countries.includes(country);
  return { hasAddress: email !== null, hasMobile, isAbroad, inviteBy, undeliverableBy };
}
