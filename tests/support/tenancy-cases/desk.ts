import { codeInstead } from "@/desk/code-instead";
import { correctAddress } from "@/desk/correct-address";
import { dismissPeople } from "@/desk/dismiss-people";
import { listDesk } from "@/desk/list-desk";
import {
  asideFrom,
  countAside,
  countDesk,
  isOnDesk,
  listDeskIds,
  pageOf,
  putAsideBy,
  readAside,
} from "@/desk/queries";
import { searched } from "@/desk/searched";
import { takeBack } from "@/desk/take-back";
import { sql } from "@/lib/sql";
import type { TenancyCases } from "../tenancy-case";
import { actingAsAdmin } from "../tenancy-case";

const OWN = "it reads the transaction's own organisation alone";

export const deskCases: TenancyCases = {
  "waves/readPlannedFor": {
    elsewhere:
      "src/recipients/open.db.test.ts: a planned campaign lists who is to be written to, and each of them is told of it; called off it still lists them",
  },
  "desk/correctAddress": {
    run: (tx, { admin, invited }) =>
      correctAddress(actingAsAdmin(tx, admin), { id: invited, email: "put.right@halden.example" }),
  },
  "desk/codeInstead": { run: (tx, { invited }) => codeInstead(tx, { ids: [invited] }) },
  "desk/dismissPeople": {
    run: async (tx, { admin, invited }) => {
      const where = { orgId: tx.org, id: invited };
      await tx.db.account.updateMany({ where, data: { askedAt: tx.now } });
      return (await dismissPeople(actingAsAdmin(tx, admin), { ids: [invited] })).done;
    },
  },
  "desk/takeBack": {
    run: async (tx, { admin, invited }) => {
      const where = { orgId: tx.org, id: invited };
      await tx.db.account.updateMany({ where, data: { askedAt: tx.now } });
      const acting = actingAsAdmin(tx, admin);
      await dismissPeople(acting, { ids: [invited] });
      return (await takeBack(acting, { ids: [invited] })).done;
    },
  },
  "desk/undoDismissal": {
    elsewhere:
      "src/desk/undo-dismissal.db.test.ts: several put aside are taken back at one press, as far as they still are; nobody else can, and nothing else is undone",
  },
  "desk/listStillAside": {
    elsewhere:
      "src/desk/undo-dismissal.db.test.ts: several put aside are taken back at one press, as far as they still are; nobody else can, and nothing else is undone",
  },
  "desk/readAside": {
    run: async (tx, { admin, invited }) => {
      const where = { orgId: tx.org, id: invited };
      await tx.db.account.updateMany({ where, data: { askedAt: tx.now } });
      await dismissPeople(actingAsAdmin(tx, admin), { ids: [invited] });
      return readAside(tx, invited);
    },
  },
  "desk/countAside": { run: (tx) => countAside(tx), takesNoId: OWN },
  "desk/asideFrom": {
    run: (tx) => tx.db.$queryRaw(sql`SELECT a.id FROM ${asideFrom(tx)}`),
    takesNoId: OWN,
  },
  "desk/pageOf": {
    run: async (tx) => tx.db.$queryRaw(await pageOf(tx, { isAside: true }, undefined, 10)),
    takesNoId: OWN,
  },
  "desk/putAsideBy": {
    run: async (tx, { admin, invited }) => {
      const where = { orgId: tx.org, id: invited };
      await tx.db.account.updateMany({ where, data: { askedAt: tx.now } });
      await dismissPeople(actingAsAdmin(tx, admin), { ids: [invited] });
      return tx.db.$queryRaw(putAsideBy(tx, sql`${invited}::uuid`));
    },
  },
  "desk/searched": {
    run: async (tx) =>
      tx.db.$queryRaw(sql`SELECT a.id FROM app.accounts a
        WHERE a.org_id = ${tx.org}::uuid ${await searched(tx, "p4711@halden.example")}`),
    takesNoId: OWN,
  },
  "desk/isOnDesk": {
    run: (tx) =>
      tx.db.$queryRaw(sql`SELECT a.id FROM app.accounts a
        WHERE a.org_id = ${tx.org}::uuid AND a.asked_at IS NOT NULL AND ${isOnDesk(tx)}`),
    takesNoId: OWN,
  },
  "desk/listDesk": {
    run: async (tx) => {
      await listDesk(tx, {});
      await listDesk(tx, { q: "p4711@halden.example" }, { at: tx.now, id: tx.org });
      await listDesk(tx, { q: "k", reason: "expired" }, { at: tx.now, id: tx.org, back: true });
      return listDesk(tx, { q: "weber 5", reason: "failed" });
    },
    takesNoId: OWN,
  },
  "desk/listDeskIds": { run: (tx) => listDeskIds(tx, { q: "weber" }), takesNoId: OWN },
  "desk/countDesk": { run: (tx) => countDesk(tx), takesNoId: OWN },
};
