import { proofLinkGate } from "@/gates/sign-up";
import { inOrg } from "@/lib/in-org";
import { proofWorth } from "@/lifecycle/rules";
import { isSlugTaken, readOrganization } from "@/orgs/queries";

/** What a proof link is worth to its holder, and the organisation where it is made already. Changes nothing. */
export async function findProof(token: string) {
  const gate = await proofLinkGate(token);
  if (!gate) return undefined;
  const { signUp } = gate;
  return inOrg(
    gate.organization,
    async (tx) => {
      const made = await readOrganization(tx);
      const worth = made ? "used" : proofWorth(signUp, tx.now);
      return { gate, signUp, made, worth, isTaken: !made && (await isSlugTaken(tx, signUp.slug)) };
    },
    "page",
  );
}
