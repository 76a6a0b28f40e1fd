// planted: imports lib-is-the-bottom
import { readOrg } from "@/orgs/queries";

export const upwards = readOrg;
