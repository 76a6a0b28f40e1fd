import type { Coming } from "@/calendar/components/calendar-table";
import { countComing, listComing } from "@/calendar/queries";
import type { CalendarView } from "@/calendar/rules";
import { COUNTED, isPostponable } from "@/calendar/rules";
import type { SessionGate } from "@/gates/session";
import type { OrgTx } from "@/lib/org";
import { countLeftContacts } from "@/lifecycle/queries";
import { readChoices } from "@/people/read-choices";
import { readRights } from "../people/person-rights";

/** A page of what is coming, each row with what the reader may do about it. */
export async function readCalendar(tx: OrgTx, gate: SessionGate, { filter, cursor }: CalendarView) {
  const { rows, more } = await listComing(tx, filter, cursor);
  const rightsOf = await readRights(tx, gate, rows);
  const mayManage = gate.permissions.includes("accounts.manage");
  const coming = rows.map((row): Coming => {
    const { above, isLast } = rightsOf(row.id);
    const mayExtend = mayManage && above && isPostponable(row.kind);
    return { ...row, mayExtend, isLast: isLast && row.kind !== "erasure" };
  });
  const { teams } = await readChoices(tx, {});
  const left = mayManage ? await countLeftContacts(tx, COUNTED) : 0;
  return { coming, more, teams, left, counts: await countComing(tx) };
}

export type CalendarProps = {
  gate: SessionGate;
  path: string;
  view: CalendarView;
  calendar: Awaited<ReturnType<typeof readCalendar>>;
};
