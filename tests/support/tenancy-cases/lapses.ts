import { changeLapseRules } from "@/lapses/change-lapse-rules";
import { closeUnclaimed } from "@/lapses/close-unclaimed";
import {
  countTouched,
  isUnderRules,
  listDated,
  listIdle,
  listUnclaimed,
  lockDated,
  lockIdle,
  lockUnclaimed,
  readLapseRules,
} from "@/lapses/queries";
import { suspendDated } from "@/lapses/suspend-dated";
import { workIdle } from "@/lapses/work-idle";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import type { TenancyCases } from "../tenancy-case";
import { actingAsAdmin } from "../tenancy-case";

const OWN = "it reads the transaction's own organisation alone";
const DAY = 86_400_000;
const RULES = { inactivityDays: 30, neverClaimedDays: 30, lapseAdmins: false };
const HELD = { ...RULES, timeZone: "Europe/Paris" };
const AGO = new Date("2026-01-01T00:00:00Z");

/** The organisation has these rules, and this account has met them. */
async function due(tx: OrgTx, id: string, change: object): Promise<void> {
  await tx.db.organization.updateMany({
    where: { orgId: tx.org },
    data: { inactivityDays: 30, neverClaimedDays: 30 },
  });
  await tx.db.account.updateMany({ where: { orgId: tx.org, id }, data: change });
}

export const lapsesCases: TenancyCases = {
  "lapses/readLapseRules": { run: (tx) => readLapseRules(tx), takesNoId: OWN },
  "lapses/isUnderRules": {
    run: (tx) =>
      tx.db.$queryRaw(sql`SELECT a.id FROM app.accounts a
        WHERE a.org_id = ${tx.org}::uuid AND a.lapses_on IS NOT NULL AND ${isUnderRules(tx, RULES)}`),
    takesNoId: OWN,
  },
  "lapses/listDated": { run: (tx) => listDated(tx, { at: AGO, id: tx.org }), takesNoId: OWN },
  "lapses/listIdle": {
    run: async (tx) => {
      await listIdle(tx, HELD, "told", undefined);
      return listIdle(tx, HELD, "untold", { at: AGO, id: tx.org });
    },
    takesNoId: OWN,
  },
  "lapses/listUnclaimed": {
    run: async (tx) => {
      await listUnclaimed(tx, HELD, "told", undefined);
      return listUnclaimed(tx, HELD, "untold", { at: AGO, id: tx.org });
    },
    takesNoId: OWN,
  },
  "lapses/lockDated": {
    run: async (tx, { active }) => {
      await due(tx, active, { suspensionDate: AGO });
      return lockDated(tx, [active]);
    },
  },
  "lapses/lockIdle": {
    run: async (tx, { active }) => (await lockIdle(tx, [active], HELD)).map(({ id }) => id),
  },
  "lapses/lockUnclaimed": {
    run: async (tx, { invited }) => {
      await due(tx, invited, { firstInvitedAt: AGO, claimableUntil: AGO });
      return lockUnclaimed(tx, [invited], HELD);
    },
  },
  "lapses/countTouched": { run: (tx) => countTouched(tx, RULES), takesNoId: OWN },
  "lapses/suspendDated": {
    run: async (tx, { active }) => {
      await due(tx, active, { suspensionDate: AGO });
      return suspendDated(tx, { place: undefined });
    },
  },
  "lapses/workIdle": {
    run: async (tx, { colleague }) => {
      await due(tx, colleague, { activeAt: new Date(tx.now.getTime() - 60 * DAY) });
      return workIdle(tx, { about: "untold", place: undefined });
    },
  },
  "lapses/closeUnclaimed": {
    run: async (tx, { invited }) => {
      await due(tx, invited, { firstInvitedAt: AGO, claimableUntil: AGO });
      return closeUnclaimed(tx, { about: "untold", place: undefined });
    },
  },
  "lapses/changeLapseRules": {
    run: async (tx, { admin }) => {
      const { updatedAt: seen } = await tx.db.organization.findUniqueOrThrow({
        where: { orgId: tx.org },
      });
      return changeLapseRules(actingAsAdmin(tx, admin), { ...RULES, seen });
    },
    takesNoId: OWN,
  },
  "lapses/suspendDue": {
    elsewhere:
      "src/lapses/dates.db.test.ts: at its minute, and not before, a date suspends whoever is open, in every organisation",
  },
  "lapses/lapseDue": {
    elsewhere:
      "src/lapses/lapses.db.test.ts: who stays away is told twice and suspended on the day they were told; elsewhere nothing happens",
  },
};
