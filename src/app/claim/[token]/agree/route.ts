import { seeOther } from "@/app/flash";
import { stepsAround } from "@/invitations/rules";
import { onStep, withFaults } from "../posted";
import { reach } from "../reach";

/** "Accept and continue": kept with its version and time, and recorded with the claim. */
export const POST = onStep(async ({ form, gate, isProven, base }) => {
  if (!gate) return seeOther(base);
  const version = Number(form.text("version"));
  const { link, isOpen } = await reach(gate, {
    step: isProven ? "opened" : undefined,
    said: isProven
      ? (tx, { termsVersion }) =>
          termsVersion === version ? { termsVersion, termsAcceptedAt: tx.now } : {}
      : undefined,
  });
  if (!link || !isOpen) return seeOther(base);
  if (!isProven) return seeOther(withFaults(`${base}/terms`, ["browser"]));
  if (link.termsVersion !== null && link.termsVersion !== version)
    return seeOther(withFaults(`${base}/terms`, ["terms"]));
  return seeOther(`${base}/${stepsAround(link, "terms").after}`);
});
