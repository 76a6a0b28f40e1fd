import { cancelAddressChange } from "@/addresses/cancel-address-change";
import { changeProfile } from "@/addresses/change-profile";
import { lockToReaddress } from "@/addresses/lock-to-readdress";
import { mailOrganizations } from "@/addresses/mail-organizations";
import { proveAddress } from "@/addresses/prove-address";
import {
  readAddressLink,
  readMembership,
  readPendingAddress,
  readTextBar,
} from "@/addresses/queries";
import { requestAddressChange } from "@/addresses/request-address-change";
import { resendAddressChange } from "@/addresses/resend-address-change";
import { tellOldAddress } from "@/addresses/tell-old-address";
import type { TenancyCases } from "../tenancy-case";
import { actingAs } from "../tenancy-case";

export const addressesCases: TenancyCases = {
  "addresses/cancelAddressChange": {
    run: (tx, { active }) => cancelAddressChange(actingAs(tx, active)),
  },
  "addresses/demandToReaddress": {
    elsewhere:
      "src/addresses/steered.db.test.ts: nobody without the right, beneath them or of another organisation does",
  },
  "addresses/lockToReaddress": { run: (tx, { active }) => lockToReaddress(tx, active) },
  "addresses/readTextBar": {
    run: (tx) => readTextBar(tx, "+33612345678"),
    takesNoId: "it asks of a number that was typed whether texts leave for it",
  },
  "addresses/removeMobile": {
    elsewhere:
      "src/addresses/steered-mobiles.db.test.ts: nobody without the right, beneath them or of another organisation changes a mobile",
  },
  "addresses/tellOldAddress": {
    run: async (tx, { active }) =>
      tellOldAddress(tx, await lockToReaddress(tx, active), { letter: "mobile-removed" }),
  },
  "addresses/resendAddressChange": {
    run: async (tx, { active }) => {
      await requestAddressChange(actingAs(tx, active), { id: active, email: "w@halden.example" });
      return resendAddressChange(actingAs(tx, active), { id: active });
    },
  },
  "addresses/changeProfile": {
    run: (tx, { active }) =>
      changeProfile(tx, { id: active, change: { city: "Lyon", email: "new@halden.example" } }),
  },
  "addresses/mailOrganizations": {
    run: (tx) =>
      mailOrganizations(tx, {
        email: "amara@halden.example",
        locale: "en",
        organizations: [{ name: "Halden Group", slug: "halden" }],
      }),
    takesNoId: "it writes to an address, with what its caller found in each organisation",
  },
  "addresses/proveAddress": {
    run: (tx, { readdressing }) => proveAddress(tx, { sendId: readdressing }),
  },
  "addresses/readAddressLink": {
    run: (tx, { readdressing }) => readAddressLink(tx, readdressing),
  },
  "addresses/readAskings": {
    elsewhere:
      "src/addresses/too-often.db.test.ts: many accounts of one organisation mail a mailbox five links, whatever stands behind its plus sign",
  },
  "addresses/readMembership": { run: (tx, { active }) => readMembership(tx, active) },
  "addresses/readPendingAddress": { run: (tx, { active }) => readPendingAddress(tx, active) },
  "addresses/requestAddressChange": {
    run: (tx, { active }) => requestAddressChange(tx, { id: active, email: "new@halden.example" }),
  },
};
