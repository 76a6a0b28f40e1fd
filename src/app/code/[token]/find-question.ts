import { cache } from "react";
import { readTypedCode } from "@/codes/queries";
import { MOST_WRONG_FACTS } from "@/codes/rules";
import { askedCodeGate } from "@/gates/access-code";
import { isFact } from "@/handovers/rules";
import { readClaimLink } from "@/invitations/queries";
import { standing } from "@/invitations/rules";
import { inOrg } from "@/lib/in-org";

/** The question that stands between a right code and its account; undefined where there is nothing to ask. */
export const findQuestion = cache(async (token: string) => {
  const gate = await askedCodeGate(token);
  if (!gate) return undefined;
  return inOrg(
    gate.scope,
    async (tx) => {
      const code = await readTypedCode(tx, gate.row);
      const link = await readClaimLink(tx, gate.row);
      if (!code || !isFact(code.fact) || !link) return undefined;
      if (standing(link, tx.now) === "neutral") return undefined;
      return { gate, fact: code.fact, link, isLocked: code.wrongFacts >= MOST_WRONG_FACTS };
    },
    "page",
  );
});
