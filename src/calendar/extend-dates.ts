import { changeAccounts } from "@/accounts/change-accounts";
import type { AccountChange } from "@/accounts/input";
import { permissionsOfAccounts } from "@/admins/queries";
import { demand, holdsAll } from "@/admins/rules";
import { postponeLapses } from "@/lapses/postpone-lapses";
import type { Ending } from "@/lapses/queries";
import { lockEndings } from "@/lapses/queries";
import type { OrgTx } from "@/lib/org";
import type { RowRefusal } from "@/lib/refusal";
import type { UntilInput } from "./input";
import { instantOf } from "./instant-of";

/** What becomes of one person's dates: a suspension date that moves or goes, a rule that is put off or switched off. */
type Extension = { id: string; change: AccountChange; on?: Date };

type To = (at: Date) => Date | null;

function extensionOf({ id, suspensionDate, lapsesOn }: Ending, to: To): Extension {
  const change: AccountChange = suspensionDate ? { suspensionDate: to(suspensionDate) } : {};
  const on = lapsesOn && to(lapsesOn);
  if (!lapsesOn) return { id, change };
  return on ? { id, change, on } : { id, change: { ...change, expirationMode: "DISABLED" } };
}

const whyNot = (ending: Ending | undefined): RowRefusal["code"] | undefined => {
  if (!ending) return "not-found";
  if (!ending.isOpen) return "not-applicable";
  return ending.suspensionDate || ending.lapsesOn ? undefined : "nothing-coming";
};

/** Nobody puts off what ends the account of somebody who may do more than they. */
async function aboveOf(tx: OrgTx, ids: readonly string[]): Promise<Set<string>> {
  const held = await permissionsOfAccounts(tx, ids);
  return new Set(ids.filter((id) => !holdsAll(tx.actor, held.get(id) ?? [])));
}

/**
 * Puts off what is coming to people, whatever it is: so many days later by the organisation's clock (from now where it is
 * due already), to a date, or for good. Whoever is first wins: what was done to somebody meanwhile is not undone by this.
 */
export async function extendDates(
  tx: OrgTx,
  { ids, ...input }: UntilInput & { ids: readonly string[] },
): Promise<{ done: { id: string }[]; refused: RowRefusal[] }> {
  demand(tx, "accounts.manage");
  const { clock, instant } = await instantOf(tx, input);
  const days = Number(input.until);
  const to: To = (at) =>
    instant === undefined ? clock.later(at > tx.now ? at : tx.now, days) : instant;
  const unique = [...new Set(ids)];
  const above = await aboveOf(tx, unique);
  const endings = new Map((await lockEndings(tx, unique)).map((ending) => [ending.id, ending]));
  const refused: RowRefusal[] = [];
  const extensions: Extension[] = [];
  for (const id of unique) {
    const ending = endings.get(id);
    const code = above.has(id) ? "holds-more" : whyNot(ending);
    if (code) refused.push({ id, code });
    else if (ending) extensions.push(extensionOf(ending, to));
  }
  const changes = extensions.filter(({ change }) => Object.keys(change).length > 0);
  const changed = await changeAccounts(tx, { changes });
  const lost = new Set(changed.refused.map(({ id }) => id));
  const kept = extensions.filter(({ id }) => !lost.has(id));
  await postponeLapses(tx, { lapses: kept.flatMap(({ id, on }) => (on ? [{ id, on }] : [])) });
  return { done: kept.map(({ id }) => ({ id })), refused: [...refused, ...changed.refused] };
}
