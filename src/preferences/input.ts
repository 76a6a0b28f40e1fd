import { z } from "zod";
import { ALERT_KINDS, WAYS } from "@/alerts/rules";

/** How somebody wants to be told of each kind of notice; kinds that are not given stay as they are. */
export const alertChoices = z.partialRecord(z.enum(ALERT_KINDS), z.enum(WAYS));
export type AlertChoices = z.output<typeof alertChoices>;
