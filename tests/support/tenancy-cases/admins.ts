import { assertAdminRemains } from "@/admins/assert-admin-remains";
import { changeRole } from "@/admins/change-role";
import { createRole } from "@/admins/create-role";
import { deleteRole } from "@/admins/delete-role";
import { giveRole } from "@/admins/give-role";
import {
  countHolders,
  findLastManager,
  findRole,
  listAdmins,
  listHolders,
  listOwnRoles,
  permissionsOfAccounts,
  readStanding,
  rolesOfAccounts,
} from "@/admins/queries";
import { takeRole } from "@/admins/take-role";
import type { TenancyCases } from "../tenancy-case";

const ALL = "it lists all of the organisation";

export const adminsCases: TenancyCases = {
  "admins/assertAdminRemains": { run: (tx, { admin }) => assertAdminRemains(tx, [admin]) },
  "admins/changeRole": { run: (tx, { role }) => changeRole(tx, { id: role, name: "Changed" }) },
  "admins/countHolders": { run: (tx) => countHolders(tx), takesNoId: ALL },
  "admins/createRole": {
    run: (tx) => createRole(tx, { name: "Fresh", permissions: ["accounts.view"] }),
    takesNoId: "it makes something new",
  },
  "admins/deleteRole": { run: (tx, { role }) => deleteRole(tx, { id: role }) },
  "admins/findLastManager": { run: (tx) => findLastManager(tx), takesNoId: ALL },
  "admins/findRole": { run: (tx, { role }) => findRole(tx, role) },
  "admins/giveRole": { run: (tx, { active, role }) => giveRole(tx, { ids: [active], role }) },
  "admins/listAdmins": { run: (tx, { role }) => listAdmins(tx, role) },
  "admins/listHolders": { run: (tx, { role }) => listHolders(tx, role) },
  "admins/listOwnRoles": { run: (tx) => listOwnRoles(tx), takesNoId: ALL },
  "admins/permissionsOfAccounts": { run: (tx, { admin }) => permissionsOfAccounts(tx, [admin]) },
  "admins/readStanding": { run: (tx, { admin }) => readStanding(tx, admin) },
  "admins/rolesOfAccounts": { run: (tx, { admin }) => rolesOfAccounts(tx, [admin]) },
  "admins/takeRole": { run: (tx, { admin }) => takeRole(tx, { ids: [admin], role: "OWNER" }) },
};
