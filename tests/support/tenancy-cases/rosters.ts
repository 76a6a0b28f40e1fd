import { readColumnNames } from "@/rosters/queries";
import { rememberColumns } from "@/rosters/remember-columns";
import type { TenancyCases } from "../tenancy-case";
import { actingAs } from "../tenancy-case";

const OWN = "names of columns are the transaction's own organisation's alone";

export const rostersCases: TenancyCases = {
  "rosters/readColumnNames": { run: (tx) => readColumnNames(tx, ["matricule"]), takesNoId: OWN },
  "rosters/rememberColumns": {
    run: (tx, { admin }) =>
      rememberColumns(actingAs(tx, admin), { header: ["Badge"], mapping: ["EXTERNAL_ID"] }),
    takesNoId: OWN,
  },
};
