// innocent
import { mintScope } from "@/lib/mint-scope";
import { readOrg } from "@/orgs/queries";

export const workerScope = (org: string) => mintScope(readOrg({ org }).org);
