import { extendDates } from "@/calendar/extend-dates";
import { extendOne } from "@/calendar/extend-one";
import { instantOf } from "@/calendar/instant-of";
import { countComing, countEnding, listComing, listComingIds } from "@/calendar/queries";
import { readDates } from "@/calendar/read-dates";
import { restoreDates } from "@/calendar/restore-dates";
import { sealPutOff } from "@/calendar/seal-put-off";
import { settingOf } from "@/calendar/setting-of";
import { suspendOn } from "@/calendar/suspend-on";
import { postponeLapses } from "@/lapses/postpone-lapses";
import { lockEndings } from "@/lapses/queries";
import { restoreLapse } from "@/lapses/restore-lapse";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import type { TenancyCases } from "../tenancy-case";
import { actingAsAdmin } from "../tenancy-case";

const OWN = "it reads the transaction's own organisation alone";
const SOON = new Date("2036-01-01T00:00:00Z");
const UNENDING = { suspensionDate: null, lapsesOn: null, warnedAt: null, warnedAgainAt: null };

/** Everything may come in this organisation. */
const withRules = (tx: OrgTx) =>
  tx.db.organization.updateMany({
    where: { orgId: tx.org },
    data: { inactivityDays: 60, neverClaimedDays: 60 },
  });

export const calendarCases: TenancyCases = {
  "calendar/listComing": {
    run: async (tx, { team }) => {
      await withRules(tx);
      await listComing(tx, {}, { at: tx.now, id: tx.org });
      await listComing(tx, { q: "p4711@halden.example" }, { at: tx.now, id: tx.org, back: true });
      await listComing(tx, { q: "weber 5", kind: "unclaimed" });
      return (await listComing(tx, { team })).rows.map(({ id }) => id);
    },
    takesNoId: OWN,
  },
  "calendar/listComingIds": {
    run: (tx) => listComingIds(tx, { q: "weber", kind: "erasure" }),
    takesNoId: OWN,
  },
  "calendar/countComing": {
    run: async (tx) => {
      await withRules(tx);
      return countComing(tx);
    },
    takesNoId: OWN,
  },
  "calendar/countEnding": {
    run: async (tx) => {
      await withRules(tx);
      return countEnding(tx, 7);
    },
    takesNoId: OWN,
  },
  "calendar/instantOf": {
    run: async (tx) => (await instantOf(tx, { until: "never" })).instant,
    takesNoId: OWN,
  },
  "calendar/suspendOn": {
    run: (tx, { active, admin }) =>
      suspendOn(actingAsAdmin(tx, admin), {
        ids: [active],
        until: "date",
        at: "2036-01-01T00:00",
      }),
  },
  "calendar/extendDates": {
    run: async (tx, { active, admin }) => {
      const where = { orgId: tx.org, id: active };
      await tx.db.account.updateMany({ where, data: { suspensionDate: SOON } });
      return extendDates(actingAsAdmin(tx, admin), { ids: [active], until: "30" });
    },
  },
  "calendar/readDates": { run: (tx, { active }) => readDates(tx, active) },
  "calendar/settingOf": {
    run: async (tx, { active }) =>
      (await tx.db.$queryRaw<unknown[]>(settingOf(tx, sql`${active}::uuid`))).length,
  },
  "calendar/extendOne": {
    run: async (tx, { active, admin }) => {
      const where = { orgId: tx.org, id: active };
      await tx.db.account.updateMany({ where, data: { suspensionDate: SOON } });
      return extendOne(actingAsAdmin(tx, admin), { id: active, until: "30" });
    },
  },
  "calendar/restoreDates": {
    run: (tx, { active, admin }) =>
      restoreDates(actingAsAdmin(tx, admin), {
        id: active,
        undo: sealPutOff(tx.org, {
          id: active,
          was: { ...UNENDING, suspensionDate: SOON },
          is: UNENDING,
          since: null,
        }),
      }),
  },
  "lapses/restoreLapse": {
    run: (tx, { active, admin }) =>
      restoreLapse(actingAsAdmin(tx, admin), { id: active, ...UNENDING }),
  },
  "lapses/lockEndings": {
    run: async (tx, { active }) => (await lockEndings(tx, [active])).map(({ id }) => id),
  },
  "lapses/postponeLapses": {
    run: (tx, { active, admin }) =>
      postponeLapses(actingAsAdmin(tx, admin), { lapses: [{ id: active, on: SOON }] }),
  },
};
