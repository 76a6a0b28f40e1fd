import { changeAccounts } from "@/accounts/change-accounts";
import { permissionsOfAccounts } from "@/admins/queries";
import { demand, holdsAll } from "@/admins/rules";
import { lockEndings } from "@/lapses/queries";
import { restoreLapse } from "@/lapses/restore-lapse";
import type { OrgTx } from "@/lib/org";
import type { RefusalCode, RowRefusal } from "@/lib/refusal";
import type { PutOff } from "./extend-one";
import { openPutOff } from "./open-put-off";
import type { Dates } from "./read-dates";
import { readDates } from "./read-dates";

const areSame = (one: Dates, other: Dates, ...fields: (keyof Dates)[]): boolean =>
  fields.every((field) => one[field]?.getTime() === other[field]?.getTime());

/** What would end the account at once is no date to go back to. */
const isOver = (was: Date | null, is: Date | null, now: Date): boolean =>
  was !== null && was.getTime() !== is?.getTime() && was <= now;

/** Only what still is as putting it off left it, of who is still open and may be managed. */
async function whyNot(tx: OrgTx, { id, was, is }: PutOff): Promise<RefusalCode | undefined> {
  const held = await permissionsOfAccounts(tx, [id]);
  if (!holdsAll(tx.actor, held.get(id) ?? [])) return "holds-more";
  const [ending] = await lockEndings(tx, [id]);
  const now = await readDates(tx, id);
  if (!ending || !now) return "not-found";
  if (!ending.isOpen) return "not-applicable";
  const isIts = areSame(now, is, "suspensionDate", "lapsesOn", "warnedAt", "warnedAgainAt");
  if (!isIts) return "changed-meanwhile";
  const over = (["suspensionDate", "lapsesOn"] as const).some((one) =>
    isOver(was[one], is[one], tx.now),
  );
  return over ? "date-past" : undefined;
}

/** Takes back that the end of somebody's account was put off: its dates, and what they were told of them, are what they were. */
export async function restoreDates(
  tx: OrgTx,
  { id, undo }: { id: string; undo: string },
): Promise<{ done: { id: string }[]; refused: RowRefusal[] }> {
  demand(tx, "accounts.manage");
  const putOff = openPutOff(tx.org, id, undo);
  const code = putOff ? await whyNot(tx, putOff) : "changed-meanwhile";
  if (!putOff || code) return { done: [], refused: [{ id, code: code ?? "changed-meanwhile" }] };
  const { was, is, since } = putOff;
  const { suspensionDate, ...lapse } = was;
  const changes = areSame(was, is, "suspensionDate") ? [] : [{ id, change: { suspensionDate } }];
  const { refused } = await changeAccounts(tx, { changes, restores: { since } });
  if (refused.length > 0) return { done: [], refused };
  if (!areSame(was, is, "lapsesOn", "warnedAt", "warnedAgainAt"))
    await restoreLapse(tx, { id, ...lapse });
  return { done: [{ id }], refused };
}
