import { countBrought, countDomains, countOwnDomains, readProvenDomains } from "@/slips/queries";
import type { TenancyCases } from "../tenancy-case";

/** What people mistype, told by the whole of a file. */
export const slipsCases: TenancyCases = {
  "slips/countDomains": {
    run: async (tx, { planned }) => {
      const where = { orgId: tx.org, importId: planned };
      await tx.db.importRow.updateMany({ where, data: { emailKey: "one@for.example" } });
      return countDomains(tx, planned);
    },
  },
  "slips/countBrought": {
    run: async (tx, { planned }) => {
      const where = { orgId: tx.org, importId: planned };
      const data = { emailKey: "one@for.example", verdict: "CREATE", accountId: null };
      await tx.db.importRow.updateMany({ where, data });
      return [...(await countBrought(tx, planned, ["for.example"]))];
    },
  },
  "slips/countOwnDomains": {
    run: (tx) => countOwnDomains(tx),
    takesNoId: "it tells the domains of an organisation's people",
  },
  "slips/readProvenDomains": {
    run: (tx) => readProvenDomains(tx),
    takesNoId: "it tells the domains that are an organisation's own",
  },
  "slips/noteSigns": {
    elsewhere:
      "src/slips/slips.db.test.ts: an address that lacks its sign is told what it would be",
  },
};
