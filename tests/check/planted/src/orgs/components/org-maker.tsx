// planted: imports components-see-types
import { createOrg } from "../create-org";

export function OrgMaker() {
  return <p>{createOrg({ org: "acme" }).id}</p>;
}
