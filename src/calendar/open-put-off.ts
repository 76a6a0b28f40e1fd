import { z } from "zod";
import type { OrgId } from "@/lib/org";
import { provenText } from "@/lib/secrets/proof";
import type { PutOff } from "./extend-one";

/** Years of four digits: the database reads no others as they are written here. */
const date = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .nullable();
const dates = z.object({
  suspensionDate: date,
  lapsesOn: date,
  warnedAt: date,
  warnedAgainAt: date,
});
const putOff = z.object({ was: dates, is: dates, since: z.string().nullable().default(null) });

/** What a text of `sealPutOff` says; undefined where it was not given out here, for this person. */
export function openPutOff(org: OrgId, id: string, undo: string): PutOff | undefined {
  const text = provenText("put-off", [org, id], undo);
  const { data } = putOff.safeParse(text === undefined ? undefined : JSON.parse(text));
  return data && { id, ...data };
}
