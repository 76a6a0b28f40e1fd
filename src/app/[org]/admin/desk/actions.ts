"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { codeInstead } from "@/desk/code-instead";
import { correctAddress } from "@/desk/correct-address";
import { dismissPeople } from "@/desk/dismiss-people";
import { readCorrection, readFilter } from "@/desk/input";
import { listDeskIds } from "@/desk/queries";
import { takeBack as takeBackPeople } from "@/desk/take-back";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import type { OrgTx, Permission } from "@/lib/org";
import type { Started } from "@/people/components/selection-bar";
import type { Frozen } from "@/people/components/ticks";
import { parseQuery } from "@/people/input";
import { freezeSelection } from "@/selections/freeze-selection";
import { tickedIds } from "@/selections/input";
import type { FormState } from "@/ui/forms/form-state";
import { answer, sole } from "../answer";
import { enter } from "../enter";
import { personId } from "../people/person-form";
import { startAct } from "../people/ticks-actions";

type Work = (tx: OrgTx, id: string, country: string) => Promise<unknown>;

/** One act on one person of the Desk: gate, verb, and what came of it in words. */
async function help(
  data: FormData,
  right: Permission,
  done: "corrected" | "again" | "dismissed" | "takenBack",
  work: Work,
  isUndone = false,
): Promise<FormState> {
  return answer(data, async () => {
    const { org, id } = personId.parse(Object.fromEntries(data));
    const { scope, org: here } = await enter(org, right);
    await inOrg(scope, (tx) => work(tx, id, here.country));
    refresh();
    const t = await getTranslations("desk.done");
    return { done: t(done), ...(isUndone && { undo: { org, id, undo: "1" } }) };
  });
}

export async function correct(_: FormState, data: FormData): Promise<FormState> {
  return help(data, "accounts.manage", "corrected", (tx, id, country) =>
    correctAddress(tx, { id, ...readCorrection(Object.fromEntries(data), country) }),
  );
}

export async function sendAgain(_: FormState, data: FormData): Promise<FormState> {
  return help(data, "accounts.invite", "again", async (tx, id) =>
    sole(await inviteAccounts(tx, { ids: [id], lane: 2 })),
  );
}

/** An access code where nothing arrives; who may see codes goes on to the code, to hand it over. */
export async function giveCode(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id } = personId.parse(Object.fromEntries(data));
    const { scope, permissions } = await enter(org, "accounts.invite");
    // of one person the dialog has asked
    const asked = { ids: [id], withDeclined: true };
    await inOrg(scope, async (tx) => sole(await codeInstead(tx, asked)));
    if (permissions.includes("codes.see")) redirect(`/${org}/admin/codes/${id}`);
    refresh();
    const t = await getTranslations("desk.done");
    return { done: t("code") };
  });
}

/** Puts aside; what is sent back to take it back does so. */
export async function dismiss(before: FormState, data: FormData): Promise<FormState> {
  if (data.has("undo")) return takeBack(before, data);
  const work: Work = async (tx, id) => sole(await dismissPeople(tx, { ids: [id] }));
  return help(data, "accounts.invite", "dismissed", work, true);
}

export async function takeBack(_: FormState, data: FormData): Promise<FormState> {
  return help(data, "accounts.invite", "takenBack", async (tx, id) =>
    sole(await takeBackPeople(tx, { ids: [id] })),
  );
}

/** "Tick all that match": evaluates the view once and keeps who stands on the Desk now. */
export async function freezeDesk(
  org: string,
  query: string,
): Promise<Started & { frozen?: Frozen }> {
  const { scope } = await enter(z.string().max(100).parse(org), "accounts.view");
  const filter = readFilter(parseQuery(z.string().max(4_000).parse(query)));
  const frozen = await inOrg(
    scope,
    async (tx) => freezeSelection(tx, { ids: await listDeskIds(tx, filter), isDesk: true }),
    "chunk",
  );
  return { frozen };
}

/** Leads to where the act is confirmed, which knows that its people were ticked here. */
export async function startOnDesk(org: string, act: string, given: unknown): Promise<Started> {
  const ticked = z.object({ ids: tickedIds }).safeParse(given).data;
  if (!ticked) return startAct(org, act, given);
  const { scope } = await enter(z.string().max(100).parse(org), "accounts.view");
  const { id } = await inOrg(scope, (tx) => freezeSelection(tx, { ...ticked, isDesk: true }));
  return startAct(org, act, { selection: id });
}
