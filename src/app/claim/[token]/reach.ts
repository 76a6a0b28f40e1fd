import type { LinkGate } from "@/gates/link";
import { readSignedIn } from "@/gates/signed-in";
import { noteProgress } from "@/invitations/note-progress";
import { readClaimLink } from "@/invitations/queries";
import { standing } from "@/invitations/rules";
import { inOrg } from "@/lib/in-org";

/** Looks at the link before a step is taken, and notes how far its holder came if the step may be taken. */
export function reach(gate: LinkGate, step: "opened" | "started" | undefined) {
  return inOrg(gate.scope, async (tx) => {
    const link = await readClaimLink(tx, gate.row);
    const isLive = link !== undefined && standing(link, tx.now) === "live";
    const isOpen = isLive && !(await readSignedIn(tx));
    if (isOpen && step)
      await noteProgress(tx, { sendId: link.sendId, accountId: link.accountId, step });
    return { link, isOpen };
  });
}
