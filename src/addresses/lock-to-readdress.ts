import { mayEditOwnProfile } from "@/accounts/rules";
import { can } from "@/admins/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { readOwnOrganization } from "@/orgs/queries";
import { demandToReaddress } from "./demand-to-readdress";
import type { Readdressed } from "./store";
import { lockReaddressed } from "./store";

type Organization = Awaited<ReturnType<typeof readOwnOrganization>>;
export type Locked = { account: Readdressed; organization: Organization };

/** The claimed account whose address or mobile is to change, locked: by whoever may change it, and while it is ACTIVE. */
export async function lockToReaddress(tx: OrgTx, id: string): Promise<Locked> {
  await demandToReaddress(tx, id);
  const account = await lockReaddressed(tx, id);
  if (!account) throw new Refusal("not-found");
  const organization = await readOwnOrganization(tx);
  if (account.status === "SUSPENDED") throw new Refusal("suspended");
  if (account.status === "CLOSED") throw new Refusal("closed");
  if (account.status !== "ACTIVE") throw new Refusal("not-applicable");
  if (!can(tx.actor, "accounts.manage") && !mayEditOwnProfile(organization, account))
    throw new Refusal("editing-closed");
  return { account, organization };
}
