import { randomUUID } from "node:crypto";
import { createAccounts } from "@/accounts/create-accounts";
import type { NewAccount } from "@/accounts/input";
import { newAccount } from "@/accounts/input";
import { moveAccounts } from "@/accounts/move-accounts";
import type { AccountStatus } from "@/accounts/rules";
import type { Role } from "@/admins/rules";
import { permissionsOf } from "@/admins/rules";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import type { OrgTx, Scope } from "@/lib/org";
import { createOrganization } from "@/orgs/create-organization";
import { freshSlug } from "./slugs";

export type TestOrg = {
  id: string;
  slug: string;
  /** The scope of jobs and schedules. */
  system: Scope;
  /** Runs a verb as the organisation itself. */
  run: <T>(work: (tx: OrgTx) => Promise<T>, at?: Date) => Promise<T>;
};

let made = 0;

/** A new organisation in this file's database. */
export async function newOrg(name = "Halden Group"): Promise<TestOrg> {
  const id = randomUUID();
  made += 1;
  const slug = freshSlug(`org-${made}`, id);
  const system = mintScope(id, { kind: "system" });
  const run: TestOrg["run"] = (work, at) => inOrg(system, work, "chunk", at);
  await run((tx) =>
    createOrganization(tx, { name, slug, language: "en", timeZone: "Europe/Paris" }),
  );
  return { id, slug, system, run };
}

let people = 0;

/** What a person needs at least; give more to have more. */
export function aPerson(given: Partial<NewAccount> = {}): NewAccount {
  people += 1;
  return newAccount.parse({
    firstName: "Amara",
    lastName: `Diallo ${people}`,
    email: `amara.${people}@halden.example`,
    ...given,
  });
}

/** An account in the wanted state, brought there by its moves. */
export async function newAccountIn(
  org: TestOrg,
  status: AccountStatus = "CREATED",
  given: Partial<NewAccount> = {},
): Promise<string> {
  return org.run(async (tx) => {
    const { done } = await createAccounts(tx, { people: [aPerson(given)], source: "HAND" });
    const id = done[0]?.id ?? "";
    const ids = [id];
    if (status === "INVITED" || status === "ACTIVE") {
      const claimableUntil = new Date(tx.now.getTime() + 7 * 86_400_000);
      await moveAccounts(tx, { ids, event: "invite", claimableUntil });
    }
    if (status === "ACTIVE") await moveAccounts(tx, { ids, event: "claim" });
    if (status === "SUSPENDED") await moveAccounts(tx, { ids, event: "suspend", source: "HAND" });
    if (status === "CLOSED") await moveAccounts(tx, { ids, event: "close" });
    return id;
  });
}

/** An active account with these roles, and the scope in which it acts. */
export async function newAdmin(
  org: TestOrg,
  roles: Role[] = ["OWNER"],
): Promise<{ id: string; scope: Scope }> {
  const id = await newAccountIn(org, "ACTIVE");
  await org.run((tx) =>
    tx.db.accountRole.createMany({
      data: roles.map((role) => ({ orgId: tx.org, accountId: id, role, givenAt: tx.now })),
    }),
  );
  return {
    id,
    scope: mintScope(org.id, { kind: "account", id, permissions: permissionsOf(roles) }),
  };
}
