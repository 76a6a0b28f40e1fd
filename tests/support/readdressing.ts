import { proveAddress } from "@/addresses/prove-address";
import { readAddressLink, readPendingAddress } from "@/addresses/queries";
import { requestAddressChange } from "@/addresses/request-address-change";
import { addressWorth } from "@/addresses/rules";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import type { OrgTx, Permission } from "@/lib/org";
import { messagesOf } from "./links";
import type { TestOrg } from "./org";
import { newAccountIn } from "./org";

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

/** Somebody names a new mobile of their own. */
export const askMobile = (org: TestOrg, id: string, phone: string) =>
  as(org, id, (tx) => requestAddressChange(tx, { id, phone }));

/** The links to new addresses of an account, in their order. */
export const addressSendsOf = (org: TestOrg, accountId: string) =>
  org.run(async (tx) => {
    const orderBy = { createdAt: "asc" } as const;
    const changes = await tx.db.addressChange.findMany({ where: { accountId }, orderBy });
    return changes.map(({ sendId }) => sendId);
  });

export const account = (org: TestOrg, id: string) =>
  org.run((tx) => tx.db.account.findFirstOrThrow({ where: { id } }));

let numbers = 0;

/** A mobile that nobody has yet. */
export const aMobile = (): string => {
  numbers += 1;
  return `+3363${String(numbers).padStart(7, "0")}`;
};

/** Somebody claimed, with a mobile that they have proven. */
export async function texted(org: TestOrg, given: Parameters<typeof newAccountIn>[2] = {}) {
  const id = await newAccountIn(org, "ACTIVE", { phone: aMobile(), ...given });
  await org.run((tx) =>
    tx.db.account.updateMany({
      where: { orgId: tx.org, id, phone: { not: null } },
      data: { phoneVerifiedAt: tx.now },
    }),
  );
  return id;
}

/** Whoever holds the link uses it. */
export const prove = (org: TestOrg, sendId = "") =>
  inOrg(mintScope(org.id, { kind: "invitee" }), (tx) => proveAddress(tx, { sendId }));

/** What a link to a new address or mobile is worth. */
export const worth = (org: TestOrg, sendId = "") =>
  org.run(async (tx) => {
    const link = await readAddressLink(tx, sendId);
    return link && addressWorth(link, tx.now);
  });

export const pending = (org: TestOrg, id: string, channel: "EMAIL" | "SMS") =>
  org.run((tx) => readPendingAddress(tx, id, channel));

/** What an account was told, by which way and where. */
export const told = async (org: TestOrg, id: string) =>
  (await messagesOf(org, id)).map(({ letter, channel, toAddress }) => [letter, channel, toAddress]);
