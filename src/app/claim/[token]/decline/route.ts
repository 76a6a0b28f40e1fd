import { seeOther } from "@/app/flash";
import { declineInvitation } from "@/invitations/decline-invitation";
import { DECLINE_REASONS } from "@/invitations/rules";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";
import { onStep, withFaults } from "../posted";

/** "This isn't me", with the reason that was chosen: nothing is chosen beforehand, so that a scanner declines nothing. */
export const POST = onStep(async ({ form, gate, isProven, base }) => {
  if (!gate) return seeOther(base);
  const reason = DECLINE_REASONS.find((known) => known === form.text("reason"));
  if (!reason) return seeOther(withFaults(`${base}/not-me`, ["reason"]));
  if (!isProven) return seeOther(withFaults(`${base}/not-me`, ["browser"]));
  try {
    await inOrg(gate.scope, (tx) => declineInvitation(tx, { sendId: gate.row, reason }));
  } catch (fault) {
    if (fault instanceof Refusal) return seeOther(base);
    throw fault;
  }
  return seeOther(`${base}/declined`);
});
