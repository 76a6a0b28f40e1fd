import { cache } from "react";
import { claimPageGate } from "@/gates/claim-link";
import { readSignedIn } from "@/gates/signed-in";
import { readClaimLink } from "@/invitations/queries";
import { standing } from "@/invitations/rules";
import type { Reader } from "@/lib/i18n";
import { inOrg } from "@/lib/in-org";

const NEUTRAL = { standing: "neutral" } as const;

/**
 * Everything that the pages of a claim link show, in one transaction a request. What is neutral carries nothing, so
 * that no page can tell more of it. Reading changes nothing, however often it is done.
 */
export const findClaim = cache(async (token: string) => {
  const gate = await claimPageGate(token);
  return inOrg(
    gate.scope,
    async (tx) => {
      const link = await readClaimLink(tx, gate.row);
      const worth = link ? standing(link, tx.now) : "neutral";
      if (!link || worth === "neutral") return NEUTRAL;
      return { standing: worth, token, link, scope: gate.scope, signedIn: await readSignedIn(tx) };
    },
    "page",
  );
});

/** A link whose holder may be told about it. */
export type HeldClaim = Exclude<Awaited<ReturnType<typeof findClaim>>, typeof NEUTRAL>;

/** Whether the holder may go on with it: it counts, and nobody else is signed in here. */
export const isOpen = (claim: Awaited<ReturnType<typeof findClaim>>): claim is HeldClaim =>
  claim.standing === "live" && !claim.signedIn;

/** Who reads the pages of this link. What is neutral is read by anybody: it must not speak its invitee's language. */
export async function findClaimReader(token: string): Promise<Reader> {
  const claim = await findClaim(token);
  if (claim.standing === "neutral") return {};
  const { draft, language, orgLanguage, orgTimeZone } = claim.link;
  return { language: draft?.language ?? language, orgLanguage, timeZone: orgTimeZone };
}
