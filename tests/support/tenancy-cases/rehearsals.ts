import { countHindered } from "@/rehearsals/count-hindered";
import { exportRehearsal } from "@/rehearsals/export-rehearsal";
import { listRehearsed } from "@/rehearsals/list-rehearsed";
import { hindranceOf, readAbove, readOutlook, readRehearsal } from "@/rehearsals/queries";
import type { TenancyCases } from "../tenancy-case";
import { actingAsAdmin } from "../tenancy-case";

const DOMAINS = [{ domain: "halden.exmaple", count: 1, why: "disposable" }] as const;
const KNOWN = {
  above: [],
  domains: DOMAINS,
  ways: { texts: true, countries: ["FR"], withCodes: true },
};

export const rehearsalsCases: TenancyCases = {
  "rehearsals/hindranceOf": {
    run: async (tx) => (await hindranceOf(tx, KNOWN)).sql,
    takesNoId: "it knows the transaction's own organisation alone",
  },
  "rehearsals/countHindered": {
    run: (tx) => countHindered(tx),
    takesNoId: "it knows the transaction's own organisation alone",
  },
  "rehearsals/readAbove": {
    run: (tx) => readAbove(tx),
    takesNoId: "it knows the transaction's own organisation alone",
  },
  "rehearsals/readOutlook": {
    run: (tx) => readOutlook(tx),
    takesNoId: "it knows the transaction's own organisation alone",
  },
  "rehearsals/readRehearsal": {
    run: (tx) => readRehearsal(tx),
    takesNoId: "it knows the transaction's own organisation alone",
  },
  "rehearsals/listRehearsed": {
    run: async (tx) => (await listRehearsed(tx, { readiness: "doubtful" }, KNOWN)).length,
    takesNoId: "it knows the transaction's own organisation alone",
  },
  "rehearsals/exportRehearsal": {
    run: async (tx, { admin }) =>
      (await exportRehearsal(actingAsAdmin(tx, admin), { language: "en" })).bytes.length,
    takesNoId: "it knows the transaction's own organisation alone",
  },
};
