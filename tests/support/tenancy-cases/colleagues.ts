import { listColleagues, listDirectoryTeams, readColleague } from "@/colleagues/queries";
import type { TenancyCases } from "../tenancy-case";

export const colleaguesCases: TenancyCases = {
  "colleagues/listColleagues": {
    run: (tx, { admin, email, team }) =>
      listColleagues(tx, { id: admin, kind: "CONTACT" }, { q: email, team }),
    takesNoId:
      "it looks among those whom its viewer sees; colleagues.db.test.ts points it elsewhere",
  },
  "colleagues/listDirectoryTeams": {
    run: (tx, { admin }) => listDirectoryTeams(tx, { id: admin, kind: "CONTACT" }),
  },
  "colleagues/readColleague": {
    run: (tx, { active, colleague }) => readColleague(tx, { id: active, kind: "USER" }, colleague),
  },
};
