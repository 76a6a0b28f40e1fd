import { keepDraft } from "@/drafts/keep-draft";
import type { Draft } from "@/drafts/rules";
import { readFormBrowser } from "@/gates/form";
import type { LinkGate } from "@/gates/link";
import { readSignedIn } from "@/gates/signed-in";
import { noteProgress } from "@/invitations/note-progress";
import type { ClaimLink } from "@/invitations/queries";
import { readClaimLink } from "@/invitations/queries";
import { standing } from "@/invitations/rules";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";

type Reaching = {
  step?: "opened" | "started" | undefined;
  /** What the form said; nothing where it said nothing good. */
  said?: ((tx: OrgTx, link: ClaimLink) => Draft) | undefined;
};

/**
 * Looks at the link before a step is taken. If it may be taken, notes how far its holder came and keeps what they said; a
 * link that ended in mid-form keeps it too.
 */
export function reach(gate: LinkGate, { step, said }: Reaching) {
  return inOrg(gate.scope, async (tx) => {
    const link = await readClaimLink(tx, gate.row);
    const worth = link && standing(link, tx.now);
    const isOpen = worth === "live" && !(await readSignedIn(tx));
    if (!link) return { link, isOpen };
    const { sendId, accountId, invitationId, draft: before } = link;
    if (isOpen && step) await noteProgress(tx, { sendId, accountId, step });
    if (said && (isOpen || worth === "expired"))
      await keepDraft(tx, {
        ...{ sendId, before, said: said(tx, link) },
        browser: await readFormBrowser(invitationId),
      });
    return { link, isOpen };
  });
}
