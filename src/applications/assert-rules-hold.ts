import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { applicationsOf } from "./queries";
import type { Judged } from "./rules";
import { newFaults } from "./rules";

/** Refuses a change of an account that would break a rule of an application it holds; names the application. */
export async function assertRulesHold(
  tx: OrgTx,
  { id, was, next }: { id: string; was: Judged; next: Judged },
): Promise<void> {
  for (const { name, rules } of await applicationsOf(tx, id)) {
    const [fault] = newFaults(rules, was, next);
    if (fault) throw new Refusal(fault, { application: name });
  }
}
