// planted: imports app-is-thin
// planted: imports store-is-private
import { insertOrg } from "@/orgs/store";

export const stolen = insertOrg;
