import { z } from "zod";
import { e164, email, line, visibleText } from "@/accounts/input";
import { isMobile } from "@/profiles/input";
import type { Query } from "@/views/input";
import { firstOf, readPlace } from "@/views/input";
import type { DeskFilter, DeskView } from "./rules";
import { REASONS } from "./rules";

export const readFilter = (query: Query): DeskFilter => ({
  q: visibleText(firstOf(query.q)).trim().slice(0, 200),
  reason: REASONS.find((reason) => reason === firstOf(query.reason)),
  ...(firstOf(query.aside) && { isAside: true }),
});

/** Reads any address. */
export const readView = (query: Query): DeskView => ({
  filter: readFilter(query),
  ...readPlace(query),
});

const mobile = (country: string) =>
  line(40).transform((typed, context) => {
    const number = typed === null ? undefined : e164(typed, country);
    if (number && isMobile(number)) return number;
    context.addIssue({ code: "custom", message: number ? "phone-landline" : "phone-wrong" });
    return z.NEVER;
  });

const toAddress = z.object({
  email: email.refine((typed): typed is string => typed !== null, "email-wrong"),
});
const toMobile = (country: string) => z.object({ phone: mobile(country) });

/** Another address of somebody, or another mobile as it is dialled in a country: the invitation goes there at once. */
export const readCorrection = (given: Record<string, unknown>, country: string) =>
  "phone" in given ? toMobile(country).parse(given) : toAddress.parse(given);
