// planted: imports gates-read
import { createOrg } from "@/orgs/create-org";

export const session = createOrg;
