import { findCredentials, findSigningIn, readPasswordHash } from "@/factors/queries";
import { setPassword } from "@/factors/set-password";
import type { TenancyCases } from "../tenancy-case";

/** Nouns with few functions each: factors. */
export const peopleCases: TenancyCases = {
  "factors/findCredentials": { run: (tx, { login }) => findCredentials(tx, login) },
  "factors/findSigningIn": { run: (tx) => findSigningIn(tx, "+33612345678") },
  "factors/readPasswordHash": { run: (tx, { active }) => readPasswordHash(tx, active) },
  "factors/setPassword": {
    run: (tx, { active }) => setPassword(tx, { accountId: active, hash: "another" }),
  },
};
