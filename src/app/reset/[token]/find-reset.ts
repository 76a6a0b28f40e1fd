import { cache } from "react";
import { resetLinkGate } from "@/gates/link";
import { inOrg } from "@/lib/in-org";
import { readResetLink } from "@/sessions/queries";
import { resetWorth } from "@/sessions/rules";

/** What a reset link is worth to its holder; asked once a request. Changes nothing. */
export const findReset = cache(async (token: string) => {
  const gate = await resetLinkGate(token);
  if (!gate) return undefined;
  return inOrg(
    gate.scope,
    async (tx) => {
      const link = await readResetLink(tx, gate.row);
      return link && { gate, link, worth: resetWorth(link, tx.now) };
    },
    "page",
  );
});
