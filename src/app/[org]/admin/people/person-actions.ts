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

/** The acts on one person, as lists and pages hand them to their dialogs. */
export const personActions: PersonActions = {
  withdraw: withdrawInvitation,
  reinstate,
  suspend,
  close,
  reactivate,
  reopen,
  erase,
  copyLink: showLink,
};
