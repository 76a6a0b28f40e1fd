import { requestAddressChange } from "@/addresses/request-address-change";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import type { OrgTx, Permission } from "@/lib/org";
import type { TestOrg } from "./org";

/** Runs a verb as this account, with these permissions. */
export const as = <T>(
  org: TestOrg,
  id: string,
  work: (tx: OrgTx) => Promise<T>,
  may: Permission[] = [],
) => inOrg(mintScope(org.id, { kind: "account", id, permissions: may }), work);

/** Somebody names a new address of their own. */
export const ask = (org: TestOrg, id: string, email: string) =>
  as(org, id, (tx) => requestAddressChange(tx, { id, email }));

/** The links to new addresses of an account, in their order. */
export const addressSendsOf = (org: TestOrg, accountId: string) =>
  org.run(async (tx) => {
    const orderBy = { createdAt: "asc" } as const;
    const changes = await tx.db.addressChange.findMany({ where: { accountId }, orderBy });
    return changes.map(({ sendId }) => sendId);
  });

export const account = (org: TestOrg, id: string) =>
  org.run((tx) => tx.db.account.findFirstOrThrow({ where: { id } }));
