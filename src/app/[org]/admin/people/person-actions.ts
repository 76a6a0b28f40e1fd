import type { PersonActions } from "@/accounts/components/person/act-dialog";
import {
  close,
  erase,
  reactivate,
  reinstate,
  reopen,
  showLink,
  suspend,
  withdrawInvitation,
} from "./[id]/actions";
import { inviteByCode, revealCode, revealRecovery } from "./[id]/code-actions";

/** The acts on one person, as lists and pages hand them to their dialogs. */
export const personActions: PersonActions = {
  inviteCode: inviteByCode,
  withdraw: withdrawInvitation,
  reinstate,
  suspend,
  close,
  reactivate,
  reopen,
  erase,
  copyLink: showLink,
  showCode: revealCode,
  recover: revealRecovery,
};
