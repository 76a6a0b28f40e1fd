import { findCredentials, findSigningIn, readPasswordHash } from "@/factors/queries";
import { setPassword } from "@/factors/set-password";
import type { TenancyCases } from "../tenancy-case";

const MOBILE = "+33612345678";

/** Nouns with few functions each: factors. */
export const peopleCases: TenancyCases = {
  "factors/findCredentials": { run: (tx, { login }) => findCredentials(tx, login) },
  "factors/findSigningIn": {
    run: async (tx, { active }) => {
      const nameless = { email: null, emailKey: null, login: null, loginKey: null };
      await tx.db.account.updateMany({
        where: { orgId: tx.org, id: active },
        data: { ...nameless, externalId: null, externalKey: null, phone: MOBILE, phoneKey: MOBILE },
      });
      return findSigningIn(tx, MOBILE);
    },
  },
  "factors/readPasswordHash": { run: (tx, { active }) => readPasswordHash(tx, active) },
  "factors/setPassword": {
    run: (tx, { active }) => setPassword(tx, { accountId: active, hash: "another" }),
  },
};
