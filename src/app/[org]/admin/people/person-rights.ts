import type { Act, Actable } from "@/accounts/components/person/acts-of";
import { actsOf } from "@/accounts/components/person/acts-of";
import { findLastManager, rolesOfAccounts } from "@/admins/queries";
import type { HeldRole } from "@/admins/rules";
import { holdsAll, permissionsOf } from "@/admins/rules";
import type { SessionGate } from "@/gates/session";
import type { OrgTx } from "@/lib/org";
import { readTexting } from "@/texts/queries";

export type Rights = {
  acts: Act[];
  roles: HeldRole[];
  /** The reader holds all that this person holds. */
  above: boolean;
  /** Nobody else manages admins: this person can be neither suspended nor closed. */
  isLast: boolean;
};

const LEAVING: ReadonlySet<Act> = new Set(["suspend", "close"]);

/** What the reader can do with each of these people; no act that would be refused is among them. */
export async function readRights(
  tx: OrgTx,
  { permissions }: SessionGate,
  people: readonly (Actable & { id: string })[],
): Promise<(id: string) => Rights> {
  const held = await rolesOfAccounts(
    tx,
    people.map(({ id }) => id),
  );
  const { canText } = await readTexting(tx);
  const last = held.size > 0 ? await findLastManager(tx) : undefined;
  const rights = people.map((person): [string, Rights] => {
    const roles = held.get(person.id) ?? [];
    const above = holdsAll(tx.actor, permissionsOf(roles));
    const isLast = person.id === last;
    const acts = actsOf(person, {
      manage: permissions.includes("accounts.manage"),
      invite: permissions.includes("accounts.invite"),
      codes: permissions.includes("codes.see"),
      texts: canText,
      above,
    });
    const offered = isLast ? acts.filter((act) => !LEAVING.has(act)) : acts;
    return [person.id, { roles, above, isLast, acts: offered }];
  });
  const byId = new Map(rights);
  return (id) => byId.get(id) ?? { acts: [], roles: [], above: false, isLast: false };
}
