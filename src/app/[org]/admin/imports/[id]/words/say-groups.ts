import type { ShownGroup } from "@/plans/components/fault-cards";
import { sayFault } from "@/rosters/say-fault";
import type { ImportPage } from "../import-head";
import type { PlanQuery } from "../plan/plan-query";
import { planHref } from "../plan/plan-query";
import { wordsOf } from "./words";

const hostOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1);

/** Groups of alike faults in the reader's words; what is alike in them names the group. */
export async function sayGroups(
  { path, run, plan, reading }: ImportPage,
  { tab }: PlanQuery,
): Promise<(ShownGroup & { isConflict: boolean })[]> {
  const words = await wordsOf(reading);
  return plan.counts.groups.map((group) => {
    const { key, column, code, rows, value, detail, right } = group;
    const isAlike = rows === 1 || !["", "*"].includes(key.split("|").slice(2).join("|"));
    const fault = { column, code, value, ...(detail ? { detail } : {}) };
    const { title, what, todo } = sayFault(words.roster, fault, words.nameOf);
    // each address has its own right one: what is alike in them are the parts after the @
    const typo =
      code === "email-typo" && right ? `${title}: ${hostOf(value)} → ${hostOf(right)}` : "";
    return {
      key,
      title: typo || (isAlike ? what : title),
      text: todo,
      column: column ? words.nameOf(column) : undefined,
      rows,
      right: isAlike && !typo ? right : undefined,
      isFixable: right !== undefined,
      isConflict: code === "two-accounts",
      href: planHref(`${path}/${run.id}`, { tab, group: key }),
    };
  });
}
