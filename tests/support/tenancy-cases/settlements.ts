import { sql } from "@/lib/sql";
import { noteKeepers } from "@/settlements/note-keepers";
import { countAbove, readLicenceNeeds, tallyRows } from "@/settlements/queries";
import { refuseLeaving } from "@/settlements/refuse-leaving";
import type { TenancyCases } from "../tenancy-case";

export const settlementsCases: TenancyCases = {
  "settlements/countAbove": {
    run: async (tx, { planned }) => {
      await tx.db.$executeRaw(sql`
        INSERT INTO app.import_faults (org_id, import_id, fault_key, line)
        SELECT org_id, import_id, '|holds-more|', line FROM app.import_rows
        WHERE org_id = ${tx.org}::uuid AND import_id = ${planned}::uuid`);
      return countAbove(tx, planned);
    },
  },
  "settlements/noteKeepers": {
    run: async (tx, { planned }) => {
      await tx.db.importRow.updateMany({
        where: { orgId: tx.org, importId: planned, verdict: "UPDATE" },
        data: { verdict: "SUSPEND" },
      });
      return noteKeepers(tx, planned);
    },
  },
  "settlements/readLicenceNeeds": {
    run: async (tx, { planned, application }) => {
      const change = { applications: [application] };
      await tx.db.importRow.updateMany({
        where: { orgId: tx.org, importId: planned, verdict: "CREATE" },
        data: { change },
      });
      return readLicenceNeeds(tx, planned);
    },
  },
  "settlements/refuseLeaving": {
    run: async (tx, { active, planned }) => {
      const where = { orgId: tx.org, importId: planned };
      const set = (verdict: string, data: object) =>
        tx.db.importRow.updateMany({ where: { ...where, verdict }, data });
      await set("CREATE", { change: { owner: { id: active } } });
      await set("UPDATE", { verdict: "CLOSE" });
      await refuseLeaving(tx, { id: planned, mapping: ["OWNER_LOGIN"] });
      return tx.db.importFault.count({ where });
    },
  },
  "settlements/tallyRows": { run: (tx, { planned }) => tallyRows(tx, planned) },
};
