import { assertAdminRemains } from "@/admins/assert-admin-remains";
import { giveRole } from "@/admins/give-role";
import { listAdmins, permissionsOfAccounts, rolesOfAccounts } from "@/admins/queries";
import { takeRole } from "@/admins/take-role";
import { writeAudit } from "@/audit/write-audit";
import { findCredentials, readPasswordHash } from "@/factors/queries";
import { setPassword } from "@/factors/set-password";
import type { TenancyCases } from "../tenancy-case";

/** Nouns with few functions each: admins, audit, factors. */
export const peopleCases: TenancyCases = {
  "admins/assertAdminRemains": { run: (tx, { admin }) => assertAdminRemains(tx, [admin]) },
  "admins/giveRole": { run: (tx, { active }) => giveRole(tx, { ids: [active], role: "AUDITOR" }) },
  "admins/rolesOfAccounts": { run: (tx, { admin }) => rolesOfAccounts(tx, [admin]) },
  "admins/permissionsOfAccounts": { run: (tx, { admin }) => permissionsOfAccounts(tx, [admin]) },
  "admins/listAdmins": {
    run: (tx) => listAdmins(tx),
    takesNoId: "it lists all of the organisation",
  },
  "admins/takeRole": { run: (tx, { admin }) => takeRole(tx, { ids: [admin], role: "OWNER" }) },
  "audit/writeAudit": {
    run: (tx, { active }) =>
      writeAudit(tx, [{ act: "account.edited", accountId: active, values: { after: "x" } }]),
  },
  "factors/findCredentials": { run: (tx, { login }) => findCredentials(tx, login) },
  "factors/readPasswordHash": { run: (tx, { active }) => readPasswordHash(tx, active) },
  "factors/setPassword": {
    run: (tx, { active }) => setPassword(tx, { accountId: active, hash: "another" }),
  },
};
