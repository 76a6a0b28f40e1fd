// planted: imports entries-see-lib
import { readOrg } from "@/orgs/queries";

export const proxy = readOrg;
