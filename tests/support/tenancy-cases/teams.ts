import { addMembers } from "@/teams/add-members";
import { createTeam } from "@/teams/create-team";
import { deleteTeam } from "@/teams/delete-team";
import {
  countTeams,
  findNewcomers,
  findTeams,
  listTeams,
  readTeam,
  teamsOf,
} from "@/teams/queries";
import { removeMembers } from "@/teams/remove-members";
import { renameTeam } from "@/teams/rename-team";
import type { TenancyCases } from "../tenancy-case";

export const teamsCases: TenancyCases = {
  "teams/addMembers": {
    run: (tx, { team, active, admin }) => addMembers(tx, { teamId: team, ids: [active, admin] }),
  },
  "teams/removeMembers": {
    run: (tx, { team, admin }) => removeMembers(tx, { teamId: team, ids: [admin] }),
  },
  "teams/createTeam": {
    run: (tx) => createTeam(tx, { name: "Sales" }),
    takesNoId: "a name is free here whoever has it elsewhere",
  },
  "teams/renameTeam": { run: (tx, { team }) => renameTeam(tx, { id: team, name: "Sales" }) },
  "teams/deleteTeam": { run: (tx, { team }) => deleteTeam(tx, { id: team }) },
  "teams/listTeams": {
    run: (tx) => listTeams(tx, ""),
    takesNoId: "it lists all of the organisation",
  },
  "teams/countTeams": {
    run: (tx) => countTeams(tx),
    takesNoId: "it counts all of the organisation",
  },
  "teams/readTeam": { run: (tx, { team }) => readTeam(tx, team) },
  "teams/teamsOf": { run: (tx, { admin }) => teamsOf(tx, admin) },
  "teams/findTeams": { run: (tx, { admin }) => findTeams(tx, { q: "Team", without: admin }, 500) },
  "teams/findNewcomers": {
    run: (tx, { team, email }) => findNewcomers(tx, { teamId: team, q: email }),
  },
};
