import { changeSettings } from "@/orgs/change-settings";
import { changeSlug } from "@/orgs/change-slug";
import { createOrganization } from "@/orgs/create-organization";
import { disableOrganization } from "@/orgs/disable-organization";
import { enableOrganization } from "@/orgs/enable-organization";
import { pointLogo } from "@/orgs/point-logo";
import {
  isSlugTaken,
  isTakenBack,
  isTakenBackWith,
  readMoves,
  readOrganization,
  readOwnOrganization,
  readSettings,
  readTrust,
} from "@/orgs/queries";
import { setTrust } from "@/orgs/set-trust";
import { switchIntegrations } from "@/orgs/switch-integrations";
import { takeRoom } from "@/orgs/take-room";
import type { TenancyCases } from "../tenancy-case";

const OWN = "it knows the transaction's own organisation alone";

export const orgsCases: TenancyCases = {
  "orgs/disableOrganization": {
    run: (tx) => disableOrganization(tx, { reason: "unpaid" }),
    takesNoId: OWN,
  },
  "orgs/enableOrganization": { run: (tx) => enableOrganization(tx), takesNoId: OWN },
  "orgs/readTrust": { run: (tx) => readTrust(tx), takesNoId: OWN },
  "orgs/takeRoom": {
    run: (tx) => takeRoom(tx, 300),
    takesNoId: "it knows the transaction's own organisation alone",
  },
  "orgs/setTrust": { run: (tx) => setTrust(tx, { step: 2 }), takesNoId: OWN },
  "orgs/switchIntegrations": {
    run: (tx) => switchIntegrations(tx, { since: tx.now }),
    takesNoId: OWN,
  },
  "orgs/changeSettings": { run: (tx) => changeSettings(tx, { name: "Changed" }), takesNoId: OWN },
  "orgs/readMoves": { run: (tx) => readMoves(tx, "halden-elsewhere"), takesNoId: OWN },
  "orgs/changeSlug": {
    run: (tx) => changeSlug(tx, { slug: "halden-elsewhere" }),
    takesNoId: OWN,
  },
  "orgs/pointLogo": { run: (tx, { logo }) => pointLogo(tx, { fileId: logo }) },
  "orgs/createOrganization": {
    run: (tx) =>
      createOrganization(tx, {
        name: "Twice",
        slug: "halden-twice",
        language: "en",
        timeZone: "UTC",
      }),
    takesNoId: OWN,
  },
  "orgs/readOrganization": { run: (tx) => readOrganization(tx), takesNoId: OWN },
  "orgs/readOwnOrganization": { run: (tx) => readOwnOrganization(tx), takesNoId: OWN },
  "orgs/isTakenBack": {
    run: async (tx, { campaign }) => isTakenBack(tx, campaign).sql,
    takesNoId: "what it makes is asked of the transaction's own organisation",
  },
  "orgs/isTakenBackWith": {
    run: async (tx, { campaign }) => {
      await tx.db.campaign.updateMany({
        where: { id: campaign },
        data: { switchesIntegrations: true },
      });
      await tx.db.organization.updateMany({
        where: { orgId: tx.org },
        data: { integrationsInvite: true },
      });
      return String(await isTakenBackWith(tx, campaign));
    },
    takesNoId: "it answers for the transaction's own organisation alone",
  },
  "orgs/readSettings": { run: (tx) => readSettings(tx), takesNoId: OWN },
  "orgs/isSlugTaken": {
    run: (tx) => isSlugTaken(tx, "halden-nowhere"),
    takesNoId: "slugs are public: anybody may ask whether one is taken",
  },
};
