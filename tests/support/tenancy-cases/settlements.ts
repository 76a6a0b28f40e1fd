import { readLicenceNeeds } from "@/settlements/queries";
import { refuseLeaving } from "@/settlements/refuse-leaving";
import type { TenancyCases } from "../tenancy-case";

export const settlementsCases: TenancyCases = {
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
};
