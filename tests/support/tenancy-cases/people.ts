import { writeAudit } from "@/audit/write-audit";
import { findCredentials, readPasswordHash } from "@/factors/queries";
import { setPassword } from "@/factors/set-password";
import type { TenancyCases } from "../tenancy-case";

/** Nouns with few functions each: audit, factors. */
export const peopleCases: TenancyCases = {
  "audit/writeAudit": {
    run: (tx, { active }) =>
      writeAudit(tx, [{ act: "account.edited", accountId: active, values: { after: "x" } }]),
  },
  "factors/findCredentials": { run: (tx, { login }) => findCredentials(tx, login) },
  "factors/readPasswordHash": { run: (tx, { active }) => readPasswordHash(tx, active) },
  "factors/setPassword": {
    run: (tx, { active }) => setPassword(tx, { accountId: active, hash: "another" }),
  },
};
