import { createAccounts } from "@/accounts/create-accounts";
import { newAccount } from "@/accounts/input";
import { moveAccounts } from "@/accounts/move-accounts";
import { giveRole } from "@/admins/give-role";
import { setPassword } from "@/factors/set-password";
import type { OrgTx } from "@/lib/org";
import { createOrganization } from "@/orgs/create-organization";
import type { NewOrganization } from "@/orgs/input";
import { beginFlow } from "@/sessions/begin-flow";

export type Founding = {
  organization: NewOrganization;
  founder: { firstName: string; lastName: string; email: string; language: string };
  /** argon2id, hashed before the transaction opened. */
  passwordHash: string;
};

/** The founder's account: joined by the proven address, at once, and the owner of everything. */
async function createFounder(
  tx: OrgTx,
  { founder, passwordHash }: Founding,
): Promise<{ id: string; epoch: number }> {
  const { done } = await createAccounts(tx, {
    people: [newAccount.parse(founder)],
    source: "SIGN_UP",
  });
  const id = done[0]?.id;
  const arrival = { proves: "EMAIL", signsIn: false } as const;
  const join = { ids: id ? [id] : [], event: "self-join" } as const;
  const [moved] = (await moveAccounts(tx, join, { arrival })).done;
  if (!id || !moved) throw new Error("the founder of an organisation was refused");
  await giveRole(tx, { ids: [id], role: "OWNER" });
  await setPassword(tx, { accountId: id, hash: passwordHash });
  return { id, epoch: moved.epoch };
}

/**
 * Makes the organisation that was asked for, with its first account. The transaction stands in the new organisation,
 * whose id is the request's: a second try, also one at the same moment, finds it made and is refused.
 */
export async function signUpOrganization(
  tx: OrgTx,
  founding: Founding,
): Promise<{ ticket: string }> {
  await createOrganization(tx, founding.organization);
  const founder = await createFounder(tx, founding);
  return beginFlow(tx, { accountId: founder.id, epoch: founder.epoch, factors: ["PASSWORD"] });
}
