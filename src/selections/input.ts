import { z } from "zod";
import { LANGUAGES } from "@/accounts/input";
import { untilInput } from "@/calendar/input";
import { ACTS_ON_MANY } from "./rules";

/** People ticked by hand: as many as a page holds. */
export const tickedIds = z.array(z.uuid()).min(1).max(200);

/** What an act needs to know besides its people. */
export const actInput = z.object({
  act: z.enum(ACTS_ON_MANY),
  teamId: z.union([z.literal("").transform(() => undefined), z.uuid()]).optional(),
  applicationId: z.union([z.literal("").transform(() => undefined), z.uuid()]).optional(),
  ...untilInput.shape,
  contacts: z.enum(["leave", "give"]).optional(),
  newOwnerId: z.union([z.literal("").transform(() => undefined), z.uuid()]).optional(),
  /** Who said no as well: a tick of the form, or what was kept of one. */
  withDeclined: z.preprocess((given) => given === true || given === "on", z.boolean()).optional(),
  language: z.union([z.literal("").transform(() => undefined), z.enum(LANGUAGES)]).optional(),
});
export type ActInput = z.infer<typeof actInput>;
