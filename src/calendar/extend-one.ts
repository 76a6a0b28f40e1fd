import { lockEndings } from "@/lapses/queries";
import type { OrgTx } from "@/lib/org";
import type { RowRefusal } from "@/lib/refusal";
import { extendDates } from "./extend-dates";
import type { UntilInput } from "./input";
import type { Dates } from "./read-dates";
import { readDates } from "./read-dates";

/** What ended an account before it was put off, and what does since. */
export type PutOff = { id: string; was: Dates; is: Dates };

/** Puts off what is coming to one person, and tells what it was before: so much can be taken back (`restoreDates`). */
export async function extendOne(
  tx: OrgTx,
  { id, ...input }: UntilInput & { id: string },
): Promise<{ done: PutOff[]; refused: RowRefusal[] }> {
  await lockEndings(tx, [id]);
  const was = await readDates(tx, id);
  const { refused } = await extendDates(tx, { ids: [id], ...input });
  const is = await readDates(tx, id);
  return { done: was && is && refused.length === 0 ? [{ id, was, is }] : [], refused };
}
