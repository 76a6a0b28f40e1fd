import { newAccount } from "@/accounts/input";
import { inviteAdmin } from "@/appointments/invite-admin";
import { listLostInviters } from "@/appointments/list-lost-inviters";
import { transferOwnership } from "@/appointments/transfer-ownership";
import { eraseAccounts } from "@/erasures/erase-accounts";
import { forgetFiles } from "@/erasures/forget-files";
import { forgetOwners } from "@/erasures/forget-owners";
import { countPersonal, findErased, listToErase } from "@/erasures/queries";
import { closeAccounts } from "@/lifecycle/close-accounts";
import { finishSignUp } from "@/lifecycle/finish-sign-up";
import { handOverContacts } from "@/lifecycle/hand-over-contacts";
import { signUpInput } from "@/lifecycle/input";
import { leaveOrganization } from "@/lifecycle/leave-organization";
import { countLeftContacts, listLeftOwners, readSignUp } from "@/lifecycle/queries";
import { reactivateAccounts } from "@/lifecycle/reactivate-accounts";
import { reopenAccounts } from "@/lifecycle/reopen-accounts";
import { requestReset } from "@/lifecycle/request-reset";
import { requestSignUp } from "@/lifecycle/request-sign-up";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import type { TenancyCases } from "../tenancy-case";
import { actingAsAdmin } from "../tenancy-case";

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

/** Of a file whose second column says who owns whom. */
const OWNED_BY_B = {
  choice: { format: "csv", encoding: "utf-8", delimiter: ",", headerLine: 1 },
  ...{ chosen: {}, sheets: [], header: [], preview: [], rows: 1, hiddenRows: 0 },
  ...{ mergedCells: 0, mapping: [null, "OWNER_LOGIN"], isTemplate: false },
};

export const lifecycleCases: TenancyCases = {
  "lifecycle/closeAccounts": {
    run: (tx, { active, admin }) => closeAccounts(tx, { ids: [active], newOwnerId: admin }),
  },
  "erasures/eraseAccounts": {
    run: (tx, { closed, active }) => eraseAccounts(tx, { ids: [closed, active] }),
  },
  "erasures/countPersonal": { run: (tx, { active }) => countPersonal(tx, active) },
  "erasures/eraseDue": {
    elsewhere:
      "src/erasures/erase-accounts.db.test.ts: a closed account is erased by the clock when the retention time is over",
  },
  "erasures/findErased": {
    run: (tx, { closed }) => findErased(tx, [closed]),
    takesNoId: "nobody of the organisation is erased yet; the answer is empty for all alike",
  },
  "lifecycle/finishSignUp": {
    run: (tx, { active }) => finishSignUp(tx, { id: active }),
    takesNoId: SYSTEM,
  },
  "lifecycle/handOverContacts": {
    run: (tx, { active, admin }) => handOverContacts(tx, { from: [active], to: admin }),
  },
  "appointments/inviteAdmin": {
    run: (tx, { role }) =>
      inviteAdmin(tx, {
        person: newAccount.parse({
          firstName: "Fresh",
          lastName: "Admin",
          email: "fresh.admin@halden.example",
        }),
        role,
      }),
  },
  "erasures/forgetFiles": {
    run: async (tx, { active, applied }) => {
      await forgetFiles(tx, { ids: [active] });
      const rows = await tx.db.importRow.findMany({ where: { orgId: tx.org, importId: applied } });
      return rows.map(({ cells }) => cells);
    },
  },
  "erasures/forgetOwners": {
    run: (tx, { active, applied }) =>
      forgetOwners(tx, {
        filed: [{ id: applied, reading: OWNED_BY_B }],
        ...{ ids: [active], names: ["b"] },
      }),
  },
  "erasures/listToErase": {
    run: (tx) => listToErase(tx, 10),
    takesNoId: "it lists all of the organisation",
  },
  "lifecycle/leaveOrganization": {
    run: (tx, { active }) =>
      leaveOrganization(actingAsAdmin(tx, active), { oldHash: "none", heir: null }),
  },
  "lifecycle/listLeftOwners": {
    run: async (tx) => [await listLeftOwners(tx, "", 10), await listLeftOwners(tx, "kohler 5", 10)],
    takesNoId: "it lists all of the organisation",
  },
  "lifecycle/countLeftContacts": {
    run: (tx) => countLeftContacts(tx, 10),
    takesNoId: "it counts all of the organisation",
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
  "appointments/listLostInviters": {
    run: (tx) => listLostInviters(tx),
    takesNoId: "it lists all of the organisation",
  },
  "appointments/transferOwnership": {
    run: (tx, { admin, active }) =>
      transferOwnership(actingAsAdmin(tx, admin), {
        toId: active,
        layDown: false,
        oldHash: "none",
      }),
  },
  "appointments/withdrawOutstanding": {
    elsewhere:
      "src/appointments/outstanding.db.test.ts: what somebody sent who lost the right is listed, and withdrawn at once",
  },
  "lifecycle/suspendAccounts": {
    run: (tx, { active, admin }) => suspendAccounts(tx, { ids: [active], newOwnerId: admin }),
  },
};
