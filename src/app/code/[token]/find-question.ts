import { cache } from "react";
import { MOST_WRONG_FACTS } from "@/codes/rules";
import { askedCodeGate } from "@/gates/claim-link";
import { readOpening } from "@/handovers/read-opening";
import { isFact } from "@/handovers/rules";
import { inOrg } from "@/lib/in-org";

/** The question that stands between a right code and its account; undefined where there is nothing to ask. */
export const findQuestion = cache(async (token: string) => {
  const gate = await askedCodeGate(token);
  const opening = gate && (await inOrg(gate.scope, (tx) => readOpening(tx, gate.row), "page"));
  if (!opening || !isFact(opening.code.fact)) return undefined;
  const { code, face } = opening;
  return { fact: opening.code.fact, face, isLocked: code.wrongFacts >= MOST_WRONG_FACTS };
});
