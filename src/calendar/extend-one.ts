import { lockEndings } from "@/lapses/queries";
import type { OrgTx } from "@/lib/org";
import type { RowRefusal } from "@/lib/refusal";
import { sql } from "@/lib/sql";
import { extendDates } from "./extend-dates";
import type { UntilInput } from "./input";
import type { Dates } from "./read-dates";
import { readDates } from "./read-dates";
import { settingOf } from "./setting-of";

/** What ended an account before it was put off, and what does since. */
export type PutOff = {
  id: string;
  was: Dates;
  is: Dates;
  /** The event that had set its date. */
  since: string | null;
};

async function readSetting(tx: OrgTx, id: string): Promise<string | null> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(
    sql`SELECT id::text FROM (${settingOf(tx, sql`${id}::uuid`)}) found`,
  );
  return rows[0]?.id ?? null;
}

/** Puts off what is coming to one person, and tells what it was before: so much can be taken back (`restoreDates`). */
export async function extendOne(
  tx: OrgTx,
  { id, ...input }: UntilInput & { id: string },
): Promise<{ done: PutOff[]; refused: RowRefusal[] }> {
  await lockEndings(tx, [id]);
  const was = await readDates(tx, id);
  const since = await readSetting(tx, id);
  const { refused } = await extendDates(tx, { ids: [id], ...input });
  const is = await readDates(tx, id);
  return { done: was && is && refused.length === 0 ? [{ id, was, is, since }] : [], refused };
}
