import { closeAccounts } from "@/lifecycle/close-accounts";
import { finishSignUp } from "@/lifecycle/finish-sign-up";
import { handOverContacts } from "@/lifecycle/hand-over-contacts";
import { signUpInput } from "@/lifecycle/input";
import { readSignUp } from "@/lifecycle/queries";
import { reactivateAccounts } from "@/lifecycle/reactivate-accounts";
import { reopenAccounts } from "@/lifecycle/reopen-accounts";
import { requestReset } from "@/lifecycle/request-reset";
import { requestSignUp } from "@/lifecycle/request-sign-up";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import type { TenancyCases } from "../tenancy-case";

const ASKED = signUpInput.parse({
  name: "Halden Group",
  slug: "halden-somewhere",
  firstName: "Amara",
  lastName: "Diallo",
  email: "amara@halden.example",
  language: "en",
  timeZone: "Europe/Paris",
});
const SYSTEM = "sign-ups lie in the system organisation, which no id of another leads to";

export const lifecycleCases: TenancyCases = {
  "lifecycle/closeAccounts": {
    run: (tx, { active, admin }) => closeAccounts(tx, { ids: [active], newOwnerId: admin }),
  },
  "lifecycle/finishSignUp": {
    run: (tx, { active }) => finishSignUp(tx, { id: active }),
    takesNoId: SYSTEM,
  },
  "lifecycle/handOverContacts": {
    run: (tx, { active, admin }) => handOverContacts(tx, { from: [active], to: admin }),
  },
  "lifecycle/readSignUp": { run: (tx, { send }) => readSignUp(tx, send), takesNoId: SYSTEM },
  "lifecycle/reactivateAccounts": {
    run: (tx, { suspended }) => reactivateAccounts(tx, { ids: [suspended] }),
  },
  "lifecycle/reopenAccounts": { run: (tx, { closed }) => reopenAccounts(tx, { ids: [closed] }) },
  "lifecycle/requestReset": { run: (tx, { login }) => requestReset(tx, { identifier: login }) },
  "lifecycle/requestSignUp": { run: (tx) => requestSignUp(tx, ASKED), takesNoId: SYSTEM },
  "lifecycle/signUpOrganization": {
    elsewhere: "src/lifecycle/sign-up.db.test.ts: sign-up",
  },
  "lifecycle/suspendAccounts": {
    run: (tx, { active, admin }) => suspendAccounts(tx, { ids: [active], newOwnerId: admin }),
  },
};
