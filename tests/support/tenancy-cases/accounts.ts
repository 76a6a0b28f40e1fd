import { changeAccounts } from "@/accounts/change-accounts";
import { changeOwner } from "@/accounts/change-owner";
import { createAccounts } from "@/accounts/create-accounts";
import { editAccount } from "@/accounts/edit-account";
import { emailKey, newAccount, plainKey } from "@/accounts/input";
import { markAsked } from "@/accounts/mark-asked";
import { moveAccounts } from "@/accounts/move-accounts";
import { noteSignIn } from "@/accounts/note-sign-in";
import {
  findTaken,
  findTwin,
  holdNames,
  holdPeople,
  listOwned,
  listOwners,
  readOwners,
  readPeople,
  readPerson,
  readPlace,
  readTimeline,
} from "@/accounts/queries";
import { raiseEpoch } from "@/accounts/raise-epoch";
import { recordEvents } from "@/accounts/record-events";
import { settleEnds } from "@/accounts/settle-ends";
import type { TenancyCases } from "../tenancy-case";

const FRESH = { firstName: "Fresh", lastName: "Person" };

export const accountsCases: TenancyCases = {
  "accounts/changeAccounts": {
    run: (tx, { active, contact }) =>
      changeAccounts(tx, {
        changes: [
          { id: active, change: { city: "Lyon" } },
          { id: contact, change: { ownerId: active, company: "Halden" } },
        ],
      }),
  },
  "accounts/changeOwner": {
    run: (tx, ids) => changeOwner(tx, { ids: [ids.contact], ownerId: ids.admin }),
  },
  "accounts/createAccounts": {
    run: (tx, { email, active }) =>
      createAccounts(tx, {
        people: [
          newAccount.parse({ ...FRESH, email }),
          newAccount.parse({ ...FRESH, kind: "CONTACT", ownerId: active }),
        ],
        source: "HAND",
      }),
  },
  "accounts/editAccount": {
    run: (tx, { invited }) =>
      editAccount(tx, { id: invited, change: { city: "Lyon", email: "moved@halden.example" } }),
  },
  "accounts/markAsked": { run: (tx, { invited }) => markAsked(tx, { id: invited }) },
  "accounts/moveAccounts": {
    run: (tx, { active, invited }) =>
      moveAccounts(tx, { ids: [active, invited], event: "suspend", source: "HAND" }),
  },
  "accounts/noteSignIn": { run: (tx, { active }) => noteSignIn(tx, { id: active }) },
  "accounts/findTaken": {
    run: (tx, { email, login, externalId }) =>
      findTaken(tx, [
        {
          emailKey: emailKey(email),
          loginKey: plainKey(login),
          externalKey: plainKey(externalId),
        },
      ]),
  },
  "accounts/readOwners": { run: (tx, { active }) => readOwners(tx, [active]) },
  "accounts/holdNames": {
    run: (tx) => holdNames(tx, [{ email: "nobody@halden.example", login: "nobody" }]),
    takesNoId: "it holds what names are, of the organisation",
  },
  "accounts/holdPeople": { run: (tx, { active }) => holdPeople(tx, [active]) },
  "accounts/readPeople": { run: (tx, { active }) => readPeople(tx, [active]) },
  "accounts/readPerson": { run: (tx, { active }) => readPerson(tx, active) },
  "accounts/readTimeline": { run: (tx, { active }) => readTimeline(tx, active) },
  "accounts/findTwin": {
    run: (tx, { email, login, externalId }) =>
      findTwin(tx, { emailKey: emailKey(email), login, externalId }),
  },
  "accounts/listOwners": { run: (tx, { email }) => listOwners(tx, email) },
  "accounts/readPlace": {
    run: (tx, { active, admin }) => readPlace(tx, { id: active, ownerId: admin }),
  },
  "accounts/listOwned": { run: (tx, { active }) => listOwned(tx, [active]) },
  "accounts/settleEnds": {
    run: async (tx, { invited }) => {
      await settleEnds(tx, { ids: [invited] });
      const where = { orgId: tx.org, id: invited };
      const found = await tx.db.account.findFirst({ where, select: { claimableUntil: true } });
      return found ?? {};
    },
  },
  "accounts/raiseEpoch": { run: (tx, { active }) => raiseEpoch(tx, [active]) },
  "accounts/recordEvents": {
    run: (tx, { active }) => recordEvents(tx, [{ accountId: active, event: "edited" }]),
  },
};
