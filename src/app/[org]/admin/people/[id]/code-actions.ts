"use server";

import { refresh } from "next/cache";
import { getFormatter, getTranslations } from "next-intl/server";
import { printCode } from "@/codes/rules";
import { addressOf } from "@/gates/organization";
import type { CodeState } from "@/handovers/components/code-dialog";
import type { ShownCode } from "@/handovers/show-code";
import { showCode } from "@/handovers/show-code";
import { showRecovery } from "@/handovers/show-recovery";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import type { FormState } from "@/ui/forms/form-state";
import { answer, sole } from "../../answer";
import { enter } from "../../enter";
import { personId } from "../person-form";

/** Invites who has no address; the code is shown to who may see it, by another act. */
export async function inviteByCode(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id } = personId.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.invite");
    await inOrg(scope, async (tx) =>
      sole(await inviteAccounts(tx, { ids: [id], lane: 2, withCodes: true, way: "CODE" })),
    );
    refresh();
    const t = await getTranslations("codes.done");
    return { done: t("invited") };
  });
}

type Which = { id: string; replaces: boolean; waits: boolean };
type Verb = (tx: OrgTx, which: Which) => Promise<ShownCode>;

/** A locked code is not replaced behind anybody's back: the dialog says so and asks. */
function orLocked(error: unknown): undefined {
  if (!(error instanceof Refusal) || error.code !== "code-locked") throw error;
}

function reveal(data: FormData, verb: Verb): Promise<CodeState> {
  return answer<CodeState>(data, async () => {
    const { org, id } = personId.parse(Object.fromEntries(data));
    const gate = await enter(org, "codes.see");
    const isNew = data.get("replaces") === "on";
    // who is not invited yet is by a tick, never by showing alone
    const which = { id, replaces: isNew, waits: data.get("invites") !== "on" };
    const made = await inOrg(gate.scope, (tx) => verb(tx, which)).catch(orLocked);
    if (!made) return { isLocked: true };
    const { code, expiresAt } = made;
    // the page is asked anew once the dialog is closed: whose row leaves the list now would take their code along
    const until = expiresAt && (await getFormatter()).dateTime(expiresAt, "day");
    const address = `${addressOf(gate.org.slug)}/code`;
    return { shown: { code: printCode(code), until, address, isNew } };
  });
}

/** Shows the code, or a new one in its place. */
export async function revealCode(_: CodeState, data: FormData): Promise<CodeState> {
  return reveal(data, showCode);
}

/** The same for somebody who was claimed and has no mailbox. */
export async function revealRecovery(_: CodeState, data: FormData): Promise<CodeState> {
  return reveal(data, showRecovery);
}
