"use server";

import { redirect, unstable_rethrow } from "next/navigation";
import { after } from "next/server";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";
import type { Started } from "@/people/components/selection-bar";
import type { Frozen } from "@/people/components/ticks";
import { freezeSelection } from "@/selections/freeze-selection";
import { tickedIds } from "@/selections/input";
import { ACTS_ON_MANY, isComposed } from "@/selections/rules";
import { enter } from "../enter";

const slug = z.string().max(100);
const who = z.union([z.object({ ids: tickedIds }), z.object({ selection: z.uuid() })]);

/** What could not be done, in the reader's words; a fault is reported as one besides. */
async function said(fault: unknown): Promise<Started> {
  unstable_rethrow(fault);
  const t = await getTranslations("refusals");
  if (fault instanceof Refusal) return { error: t(fault.code, { field: "" }) };
  // what no page of ours asks for is no fault of the service
  if (!(fault instanceof z.ZodError)) after(() => Promise.reject(fault));
  return { error: t("unexpected") };
}

/** "Tick all that match": evaluates the view once and keeps who matches now. */
export async function freezeMatching(
  org: string,
  query: string,
): Promise<Started & { frozen?: Frozen }> {
  try {
    const { scope } = await enter(slug.parse(org), "accounts.view");
    const view = z.string().max(4_000).parse(query);
    return { frozen: await inOrg(scope, (tx) => freezeSelection(tx, { query: view }), "chunk") };
  } catch (fault) {
    return said(fault);
  }
}

/** Leads to the page where the act is confirmed; who is ticked by hand is kept first. */
export async function startAct(org: string, act: string, given: unknown): Promise<Started> {
  try {
    const { scope } = await enter(slug.parse(org), "accounts.view");
    const chosen = z.enum(ACTS_ON_MANY).parse(act);
    const ticked = who.parse(given);
    const id =
      "selection" in ticked
        ? ticked.selection
        : (await inOrg(scope, (tx) => freezeSelection(tx, ticked))).id;
    const to = isComposed(chosen)
      ? `campaigns/new?selection=${id}&kind=${chosen}`
      : `selections/${id}?act=${chosen}`;
    redirect(`/${org}/admin/${to}`);
  } catch (fault) {
    return said(fault);
  }
}
