import { campaigns } from "./campaigns";
import { claims } from "./claims";
import { codes, handovers } from "./codes";
import { joined, joins } from "./joins";
import { members } from "./members";
import { directory, notices, rights, settings } from "./organisation";
import { lists, persons } from "./people";
import { strangers } from "./strangers";
import type { Part } from "./visit";

/** Every page of the product, by the part in which it is looked at. Each part is a test of its own. */
export const PARTS: Record<string, Part> = {
  strangers: { as: "stranger", visits: { ...strangers, ...codes, ...joins } },
  claims: { as: "stranger", visits: claims },
  members: { as: "owner", visits: members },
  campaigns: { as: "owner", visits: { ...campaigns, ...handovers } },
  lists: { as: "owner", visits: lists },
  persons: { as: "owner", visits: persons },
  directory: { as: "owner", visits: directory },
  rights: { as: "owner", visits: { ...rights, ...notices } },
  settings: { as: "owner", visits: { ...settings, ...joined } },
};
