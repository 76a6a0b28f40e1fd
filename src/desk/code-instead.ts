import { moveAccounts } from "@/accounts/move-accounts";
import { permissionsOfAccounts } from "@/admins/queries";
import { demand, mayYieldSecret } from "@/admins/rules";
import { endOfCode } from "@/codes/rules";
import { giveCodes } from "@/invitations/give-codes";
import type { OrgTx } from "@/lib/org";
import type { RowRefusal } from "@/lib/refusal";
import { readOwnOrganization } from "@/orgs/queries";
import { dismissPeople } from "./dismiss-people";
import { lockRefusers } from "./store";

/**
 * Invites people with an access code although they have an address or a number, because nothing arrives there. Links that
 * are out stay good. Who has a code now needs no hand any more: they leave the Desk. Who said no is given one only where
 * somebody asks for that.
 */
export async function codeInstead(
  tx: OrgTx,
  { ids, withDeclined = false }: { ids: readonly string[]; withDeclined?: boolean | undefined },
): Promise<{ done: { id: string }[]; refused: RowRefusal[] }> {
  demand(tx, "accounts.invite");
  const unique = [...new Set(ids)];
  const held = await permissionsOfAccounts(tx, unique);
  const above = unique.filter((id) => !mayYieldSecret(tx.actor, held.get(id) ?? []));
  const refusers = withDeclined ? [] : await lockRefusers(tx, unique);
  const fit = unique.filter((id) => !above.includes(id) && !refusers.includes(id));
  const { codeLifeDays } = await readOwnOrganization(tx);
  const expiresAt = endOfCode(tx.now, codeLifeDays);
  const { done, refused } = await moveAccounts(
    tx,
    { ids: fit, event: "invite", claimableUntil: expiresAt },
    { details: { channel: "CODE" } },
  );
  await giveCodes(tx, { people: done, expiresAt });
  await dismissPeople(tx, { ids: done.map(({ id }) => id), instead: "CODE" });
  const higher = above.map((id): RowRefusal => ({ id, code: "holds-more" }));
  const unasked = refusers.filter((id) => !above.includes(id));
  const said = unasked.map((id): RowRefusal => ({ id, code: "declined" }));
  return { done, refused: [...higher, ...said, ...refused] };
}
