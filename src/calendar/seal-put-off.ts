import type { OrgId } from "@/lib/org";
import { withProof } from "@/lib/secrets/proof";
import type { PutOff } from "./extend-one";

/** What a browser is given to take it back with: it holds dates that no form could set, so only we can write it. */
export const sealPutOff = (org: OrgId, { id, ...dates }: PutOff): string =>
  withProof("put-off", [org, id], JSON.stringify(dates));
