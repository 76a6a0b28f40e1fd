// planted: imports store-is-private
import { insertOrg } from "@/orgs/store";

export const takeOrg = () => insertOrg({ org: "acme" });
