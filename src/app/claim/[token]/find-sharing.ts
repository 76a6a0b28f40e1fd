import { findSigningIn } from "@/factors/queries";
import { inOrg } from "@/lib/in-org";
import type { HeldClaim } from "./find-claim";

/** What one signs in with once one has claimed. */
export const identifierOf = ({ email, login, externalId, phoneKey }: HeldClaim["link"]) =>
  email ?? login ?? externalId ?? phoneKey;

/** Who signs in already with the number that is all this account is known by. */
export async function findSharing({ link, scope }: Pick<HeldClaim, "link" | "scope">) {
  const identifier = identifierOf(link);
  if (!identifier || identifier !== link.phoneKey) return undefined;
  return inOrg(scope, (tx) => findSigningIn(tx, identifier, link.accountId), "page");
}
