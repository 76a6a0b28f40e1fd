import type { OrgTx } from "@/lib/org";
import type { RowRefusal } from "@/lib/refusal";
import { rulesOfHeld } from "./queries";
import type { Judged } from "./rules";
import { newFaults } from "./rules";

/** Changes of accounts that would break a rule of an application they hold, the first of each, with the application's name. */
export async function brokenRules(
  tx: OrgTx,
  changes: readonly { id: string; was: Judged; next: Judged }[],
): Promise<(RowRefusal & { details: { application: string } })[]> {
  const held = await rulesOfHeld(
    tx,
    changes.map(({ id }) => id),
  );
  return changes.flatMap(({ id, was, next }) => {
    const faults = (held.get(id) ?? []).flatMap(({ name, rules }) =>
      newFaults(rules, was, next).map((code) => ({ id, code, details: { application: name } })),
    );
    return faults.slice(0, 1);
  });
}
