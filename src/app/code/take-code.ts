import { giveBack, seeOther, slowDown } from "@/app/flash";
import { ownForm } from "@/app/own-form";
import { codeIn, faultOfCode } from "@/codes/rules";
import { accessCodeGate } from "@/gates/claim-link";
import { limitCodes } from "@/gates/limits";
import { openCode } from "@/handovers/open-code";
import { inOrg } from "@/lib/in-org";
import { tokenPath } from "./token-path";

/**
 * A typed code. Typing errors are told without a look anywhere; codes that nobody was given and codes that open nothing get
 * the same answer by the same road, and slow their sender down.
 */
export async function takeCode(
  request: Request,
  { page, org }: { page: string; org?: string },
): Promise<Response> {
  const form = await ownForm(request);
  if (!form) return giveBack(page, { error: "not-allowed" });
  const symbols = codeIn(form.text("code"));
  const values = { code: form.text("code").trim() };
  const fault = faultOfCode(symbols);
  if (fault) return giveBack(page, { values, fields: { code: fault } });
  const { wait, crowded, forgive } = await limitCodes(request.headers, org);
  if (wait) return slowDown(page, wait, { values });
  const { scope, row: sendId } = await accessCodeGate(symbols);
  const opened = await inOrg(scope, (tx) => openCode(tx, { sendId }), "page");
  if (!opened && crowded) return slowDown(page, crowded, { values });
  if (!opened) return giveBack(page, { values, fields: { code: "unknown" } });
  await forgive();
  return seeOther(tokenPath(opened.token));
}
