"use server";

import { refresh, revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import type { MoveResult } from "@/accounts/move-accounts";
import { listOwned, readPerson } from "@/accounts/queries";
import { changeProfile } from "@/addresses/change-profile";
import { giveRole } from "@/admins/give-role";
import { takeRole } from "@/admins/take-role";
import { untilInput } from "@/calendar/input";
import { suspendOn } from "@/calendar/suspend-on";
import { prepareCodes } from "@/codes/prepare-codes";
import { eraseAccounts } from "@/erasures/erase-accounts";
import type { LinkState } from "@/invitations/components/copy-link-dialog";
import { copyLink } from "@/invitations/copy-link";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import { inOrg } from "@/lib/in-org";
import type { OrgTx, Permission } from "@/lib/org";
import { closeAccounts } from "@/lifecycle/close-accounts";
import { reactivateAccounts } from "@/lifecycle/reactivate-accounts";
import { reopenAccounts } from "@/lifecycle/reopen-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { countSessions } from "@/sessions/queries";
import type { FormState } from "@/ui/forms/form-state";
import { answer, sole } from "../../answer";
import { enter } from "../../enter";
import { proveForRole } from "../../prove-oneself";
import { personId, profileForm } from "../person-form";
import { editWord } from "./edit-word";
import { limitReaddressing } from "./limit-links";

const COUNTED_CONTACTS = 1_000;

type Done =
  | "erased"
  | "withdrawn"
  | "reactivated"
  | "reopened"
  | "invited"
  | "suspended"
  | "closed";
type Move = (tx: OrgTx, ids: string[]) => Promise<MoveResult>;

/** One act on one person: gate, verb, and what came of it in words. */
async function move(data: FormData, right: Permission, done: Done, verb: Move): Promise<FormState> {
  return answer(data, async () => {
    const { org, id } = personId.parse(Object.fromEntries(data));
    const { scope } = await enter(org, right);
    const counts = await inOrg(scope, async (tx) => {
      const sessions = await countSessions(tx, id);
      sole(await verb(tx, [id]));
      return { sessions, contacts: (await listOwned(tx, [id], COUNTED_CONTACTS)).length };
    });
    refresh();
    const t = await getTranslations("people.done");
    const href = `/${org}/admin/calendar/contacts`;
    // whoever left leaves contacts without an owner here
    const isLeft = (done === "suspended" || done === "closed") && counts.contacts > 0;
    return { done: t(done, counts), ...(isLeft && { goOn: { href, label: t("handOver") } }) };
  });
}

const leavingForm = z.object({
  contacts: z.enum(["leave", "give"]).default("leave"),
  newOwnerId: z.uuid("owner-missing").optional(),
});

/** Who takes over the contacts; none where they stay. */
function newOwner(data: FormData): string | null {
  const { contacts, newOwnerId } = leavingForm.parse(
    data.get("contacts") === "give" ? Object.fromEntries(data) : {},
  );
  return contacts === "give" ? (newOwnerId ?? null) : null;
}

export async function withdrawInvitation(_: FormState, data: FormData): Promise<FormState> {
  return move(data, "accounts.invite", "withdrawn", (tx, ids) => withdrawInvitations(tx, { ids }));
}

export async function reinstate(_: FormState, data: FormData): Promise<FormState> {
  return move(data, "accounts.invite", "invited", (tx, ids) =>
    inviteAccounts(tx, { ids, lane: 2, event: "reinstate", withCodes: true }),
  );
}

const whenForm = z.object({
  when: z.enum(["now", "date", "never"]).default("now"),
  at: untilInput.shape.at,
});

/** Now, or on a date of the organisation's clock; a date that is set can be taken away. */
export async function suspend(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { when, at } = whenForm.parse(Object.fromEntries(data));
    if (when === "now")
      return move(data, "accounts.manage", "suspended", (tx, ids) =>
        suspendAccounts(tx, { ids, newOwnerId: newOwner(data) }),
      );
    const { org, id } = personId.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.manage");
    await inOrg(scope, async (tx) => sole(await suspendOn(tx, { ids: [id], until: when, at })));
    refresh();
    const t = await getTranslations("calendar.done");
    return { done: t(when === "date" ? "dated" : "undated") };
  });
}

export async function close(_: FormState, data: FormData): Promise<FormState> {
  return move(data, "accounts.manage", "closed", (tx, ids) =>
    closeAccounts(tx, { ids, newOwnerId: newOwner(data) }),
  );
}

export async function reactivate(_: FormState, data: FormData): Promise<FormState> {
  return move(data, "accounts.manage", "reactivated", (tx, ids) => reactivateAccounts(tx, { ids }));
}

export async function reopen(_: FormState, data: FormData): Promise<FormState> {
  return move(data, "accounts.manage", "reopened", (tx, ids) => reopenAccounts(tx, { ids }));
}

export async function erase(_: FormState, data: FormData): Promise<FormState> {
  return move(data, "accounts.manage", "erased", (tx, ids) => eraseAccounts(tx, { ids }));
}

export async function showLink(_: LinkState, data: FormData): Promise<LinkState> {
  return answer<LinkState>(data, async () => {
    const { org, id } = personId.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.invite");
    // the page is asked anew once the dialog is closed, which may hang on a row that leaves the list
    const { link } = await inOrg(scope, (tx) => copyLink(tx, { id }));
    return { link };
  });
}

export async function editPerson(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id } = personId.parse(Object.fromEntries(data));
    const gate = await enter(org, "accounts.manage");
    const change = profileForm(gate.org.country).parse(Object.fromEntries(data));
    await limitReaddressing(gate, id, change);
    const resends = data.get("resend") === "on";
    const changed = await inOrg(gate.scope, async (tx) => {
      const isFirst = !(await readPerson(tx, id))?.email;
      const changes = await changeProfile(tx, { id, change });
      // who awaits invitation and lost their last address or number can only be reached by a code
      await prepareCodes(tx, { ids: [id] });
      if (resends && changes.fields.includes("email"))
        sole(await inviteAccounts(tx, { ids: [id], lane: 2 }));
      return { ...changes, isFirst, resends };
    });
    revalidatePath(`/${org}/admin`, "layout");
    redirect(`/${org}/admin/people/${id}?done=${editWord(changed)}`);
  });
}

const roleForm = personId.extend({ role: z.string().max(40), held: z.enum(["yes", "no"]) });

/** Gives the role, or takes it from who holds it. */
export async function switchRole(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id, role, held } = roleForm.parse(Object.fromEntries(data));
    const gate = await enter(org, "admins.manage");
    if (held === "no") await proveForRole(gate, role, data);
    const verb = held === "yes" ? takeRole : giveRole;
    await inOrg(gate.scope, async (tx) => sole(await verb(tx, { ids: [id], role })));
    refresh();
    const t = await getTranslations("people.done");
    const back = { org, id, role, held: held === "yes" ? "no" : "yes" };
    const done = t(held === "yes" ? "roleTaken" : "roleGiven");
    // to make somebody an owner again takes the password again
    return held === "yes" && role === "OWNER" ? { done } : { done, undo: back };
  });
}
