// planted: imports rules-are-pure
import { readOrg } from "@/orgs/queries";

export const patch = readOrg;
