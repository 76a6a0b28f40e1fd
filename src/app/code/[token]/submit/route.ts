import { giveBack, seeOther, slowDown } from "@/app/flash";
import { ownForm } from "@/app/own-form";
import { askedCodeGate } from "@/gates/claim-link";
import { limitCodes } from "@/gates/limits";
import { answerFact } from "@/handovers/answer-fact";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";
import { tokenPath } from "../../token-path";

type Context = { params: Promise<{ token: string }> };

/** The answer to the question after a code. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const page = `/code/${encodeURIComponent(token)}`;
  const form = await ownForm(request, { secretAddress: true });
  const gate = await askedCodeGate(token);
  if (!form || !gate) return giveBack("/code", { error: "not-allowed" });
  const answer = form.text("answer").trim();
  if (!answer) return giveBack(page, { fields: { answer: "fact-missing" } });
  // no ceiling keeps from answering who typed a right code: five wrong answers lock it
  const { wait, forgive } = await limitCodes(request.headers, gate.scope.org);
  if (wait) return slowDown(page, wait);
  try {
    const answered = await inOrg(gate.scope, (tx) => answerFact(tx, { sendId: gate.row, answer }));
    if ("left" in answered) {
      const values = { left: String(answered.left) };
      return giveBack(page, { values, fields: { answer: "fact-wrong" } });
    }
    await forgive();
    return seeOther(tokenPath(answered.token));
  } catch (fault) {
    if (fault instanceof Refusal) return seeOther("/code");
    throw fault;
  }
}

export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(`/code/${encodeURIComponent((await params).token)}`);
