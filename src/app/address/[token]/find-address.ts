import { cache } from "react";
import type { AddressLink } from "@/addresses/queries";
import { readAddressLink } from "@/addresses/queries";
import type { AddressWorth } from "@/addresses/rules";
import { addressWorth } from "@/addresses/rules";
import type { LinkGate } from "@/gates/link";
import { addressLinkGate } from "@/gates/link";
import { readSignedIn } from "@/gates/signed-in";
import { inOrg } from "@/lib/in-org";

export type FoundAddress = {
  gate: LinkGate;
  link: AddressLink;
  worth: AddressWorth;
  /** Whose session this browser holds in the organisation of the link. */
  signedIn: "self" | "other" | "nobody";
};

/** What the link to a new address is worth to its holder. Changes nothing. */
export const findAddress = cache(async (token: string): Promise<FoundAddress | undefined> => {
  const gate = await addressLinkGate(token);
  if (!gate) return undefined;
  return inOrg(
    gate.scope,
    async (tx) => {
      const link = await readAddressLink(tx, gate.row);
      if (!link) return undefined;
      const session = await readSignedIn(tx);
      const isSelf = session?.accountId === link.accountId;
      const signedIn = session ? (isSelf ? "self" : "other") : "nobody";
      return { gate, link, worth: addressWorth(link, tx.now), signedIn };
    },
    "page",
  );
});

/**
 * Who is not signed in here gives the account's password: a mistyped address is somebody's mailbox. An admin who named the
 * address vouches for it.
 */
export const asksPassword = ({ link, signedIn }: FoundAddress): boolean =>
  link.isOwn && signedIn !== "self";
