// innocent
import type { OrgTx } from "@/lib/org";
import { createOrg } from "@/orgs/create-org";

export const readAccount = (tx: OrgTx): string => createOrg(tx).id;
