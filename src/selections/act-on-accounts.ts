import { changeAccounts } from "@/accounts/change-accounts";
import { grantApplication } from "@/applications/grant-application";
import { revokeApplication } from "@/applications/revoke-application";
import { extendDates } from "@/calendar/extend-dates";
import { suspendOn } from "@/calendar/suspend-on";
import { codeInstead } from "@/desk/code-instead";
import { dismissPeople } from "@/desk/dismiss-people";
import { takeBack } from "@/desk/take-back";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import type { OrgTx } from "@/lib/org";
import type { RowRefusal } from "@/lib/refusal";
import { Refusal } from "@/lib/refusal";
import { closeAccounts } from "@/lifecycle/close-accounts";
import { reactivateAccounts } from "@/lifecycle/reactivate-accounts";
import { reopenAccounts } from "@/lifecycle/reopen-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { addMembers } from "@/teams/add-members";
import { removeMembers } from "@/teams/remove-members";
import type { ActInput } from "./input";
import type { RowAct } from "./rules";
import { isComposed } from "./rules";

type Result = { done: readonly { id: string }[]; refused: readonly RowRefusal[] };
type Act = (tx: OrgTx, ids: string[], input: ActInput) => Promise<Result>;

function chosen<T>(choice: T | undefined): T {
  if (choice === undefined) throw new Refusal("choice-missing");
  return choice;
}

/** Who takes over the contacts of people who leave; nobody where they stay. */
const heirOf = ({ contacts, newOwnerId }: ActInput) =>
  contacts === "give" ? { newOwnerId: chosen(newOwnerId) } : {};

const VERBS: Record<RowAct, Act> = {
  "join-team": (tx, ids, input) => addMembers(tx, { teamId: chosen(input.teamId), ids }),
  "leave-team": (tx, ids, input) => removeMembers(tx, { teamId: chosen(input.teamId), ids }),
  grant: (tx, ids, input) =>
    grantApplication(tx, { applicationId: chosen(input.applicationId), ids }),
  revoke: (tx, ids, input) =>
    revokeApplication(tx, { applicationId: chosen(input.applicationId), ids }),
  language: (tx, ids, input) => {
    const change = { language: chosen(input.language) };
    return changeAccounts(tx, { changes: ids.map((id) => ({ id, change })) });
  },
  extend: (tx, ids, { until, at }) => extendDates(tx, { ids, until: chosen(until), at }),
  code: (tx, ids, { withDeclined }) => codeInstead(tx, { ids, withDeclined }),
  dismiss: (tx, ids) => dismissPeople(tx, { ids }),
  "take-back": (tx, ids) => takeBack(tx, { ids }),
  withdraw: (tx, ids) => withdrawInvitations(tx, { ids }),
  reactivate: (tx, ids) => reactivateAccounts(tx, { ids }),
  reopen: (tx, ids) => reopenAccounts(tx, { ids }),
  suspend: (tx, ids, input) => suspendAccounts(tx, { ids, ...heirOf(input) }),
  "suspend-on": (tx, ids, { until, at }) => suspendOn(tx, { ids, until: chosen(until), at }),
  close: (tx, ids, input) => closeAccounts(tx, { ids, ...heirOf(input) }),
};

/** Does one of the acts on many to a set, through the verb that does it to one as well. */
export async function actOnAccounts(
  tx: OrgTx,
  { ids, ...input }: ActInput & { ids: string[] },
): Promise<Result> {
  if (input.act === "export" || isComposed(input.act)) throw new Refusal("not-applicable");
  return VERBS[input.act](tx, ids, input);
}
