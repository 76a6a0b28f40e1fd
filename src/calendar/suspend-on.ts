import { changeAccounts } from "@/accounts/change-accounts";
import { readPeople } from "@/accounts/queries";
import { demand } from "@/admins/rules";
import type { OrgTx } from "@/lib/org";
import type { RowRefusal } from "@/lib/refusal";
import { Refusal } from "@/lib/refusal";
import type { UntilInput } from "./input";
import { instantOf } from "./instant-of";

/** Sets the date on which people are suspended, or takes it away. Who is suspended or closed already is refused. */
export async function suspendOn(
  tx: OrgTx,
  { ids, ...input }: UntilInput & { ids: readonly string[] },
): Promise<{ done: { id: string }[]; refused: RowRefusal[] }> {
  demand(tx, "accounts.manage");
  const { instant } = await instantOf(tx, input);
  if (instant === undefined) throw new Refusal("choice-missing");
  const people = await readPeople(tx, ids);
  const ended = people.filter(({ status }) => status === "SUSPENDED" || status === "CLOSED");
  const out = new Set(ended.map(({ id }) => id));
  const changes = [...new Set(ids)]
    .filter((id) => !out.has(id))
    .map((id) => ({ id, change: { suspensionDate: instant } }));
  const { done, refused } = await changeAccounts(tx, { changes });
  const already = ended.map(
    ({ id, status }): RowRefusal => ({ id, code: status === "CLOSED" ? "closed" : "suspended" }),
  );
  return { done, refused: [...already, ...refused] };
}
