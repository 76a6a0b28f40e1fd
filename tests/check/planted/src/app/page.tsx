// innocent
import { AccountName } from "@/accounts/components/account-name";
import { workerScope } from "@/gates/worker";
import { inOrg } from "@/lib/in-org";
import { createOrg } from "@/orgs/create-org";
import { readOrg } from "@/orgs/queries";
import { parse } from "@/scim/filter";

export default async function Page() {
  await inOrg();
  const row = readOrg(workerScope(parse("acme")));
  return <AccountName row={createOrg(row) && row} />;
}
