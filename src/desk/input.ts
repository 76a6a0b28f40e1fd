import { z } from "zod";
import { email, visibleText } from "@/accounts/input";
import type { Query } from "@/views/input";
import { firstOf, readPlace } from "@/views/input";
import type { DeskFilter, DeskView } from "./rules";
import { REASONS } from "./rules";

export const readFilter = (query: Query): DeskFilter => ({
  q: visibleText(firstOf(query.q)).trim().slice(0, 200),
  reason: REASONS.find((reason) => reason === firstOf(query.reason)),
});

/** Reads any address. */
export const readView = (query: Query): DeskView => ({
  filter: readFilter(query),
  ...readPlace(query),
});

/** Another address of somebody, to which the invitation goes at once. */
export const correction = z.object({
  email: email.refine((typed): typed is string => typed !== null, "email-wrong"),
});
