// innocent
import { slug } from "@/accounts/input";
import type { OrgTx } from "@/lib/org";
import { REFUSED } from "@/lib/refusal";
import { insertOrg } from "./store";

export type Created = { id: string; slug: string };

/** A well-formed verb: own store, pure files of any noun, its lib. */
export function createOrg(tx: OrgTx): Created {
  return { id: insertOrg(tx) || REFUSED, slug };
}
