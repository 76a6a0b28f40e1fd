import { createRole } from "@/admins/create-role";
import { giveRole } from "@/admins/give-role";
import { inOrg } from "@/lib/in-org";
import type { OrgTx, Permission } from "@/lib/org";
import { newAdmin, newOrg } from "./org";

export const STORE: Permission[] = ["accounts.view", "accounts.invite"];
export const KEEPS: Permission[] = ["accounts.view", "admins.manage"];

/** An organisation whose owner makes roles. */
export async function newRoleMaker() {
  const org = await newOrg();
  const owner = await newAdmin(org);
  const asOwner = <T>(work: (tx: OrgTx) => Promise<T>) => inOrg(owner.scope, work);
  /** A role of the organisation's own, given to these accounts. */
  const make = async (name: string, permissions: Permission[], holders: string[] = []) => {
    const { id } = await asOwner((tx) => createRole(tx, { name, permissions }));
    if (holders.length > 0) await asOwner((tx) => giveRole(tx, { ids: holders, role: id }));
    return id;
  };
  return { org, owner, asOwner, make };
}

export type RoleMaker = Awaited<ReturnType<typeof newRoleMaker>>;
