import { z } from "zod";
import { visibleText } from "@/accounts/input";
import type { Query } from "@/views/input";
import { firstOf, readPlace } from "@/views/input";
import type { CalendarFilter, CalendarView } from "./rules";
import { KINDS, UNTILS } from "./rules";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** The filters that an address names; what it does not understand it leaves out. */
export function readFilter(query: Query): CalendarFilter {
  const team = firstOf(query.team);
  return {
    q: visibleText(firstOf(query.q)).trim().slice(0, 200),
    kind: KINDS.find((kind) => kind === firstOf(query.kind)),
    team: UUID.test(team) ? team : undefined,
  };
}

/** Reads any address. */
export const readView = (query: Query): CalendarView => ({
  filter: readFilter(query),
  ...readPlace(query),
});

/** Until when: `at` is a time on the organisation's walls, as a browser's field for it writes one. */
export const untilInput = z.object({
  until: z.union([z.literal("").transform(() => undefined), z.enum(UNTILS)]).optional(),
  at: z
    .union([
      z.literal("").transform(() => undefined),
      z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "date-wrong"),
    ])
    .optional(),
});
export type UntilInput = z.infer<typeof untilInput>;

/** What is to be taken back, as the browser was given it when it was done (`sealPutOff`). */
export const undoInput = z.string().max(1_000);
