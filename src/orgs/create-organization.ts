import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { violated } from "@/lib/sql";
import type { NewOrganization } from "./input";
import { isSlugTaken } from "./queries";
import { isSlugRefused } from "./rules";
import { insertOrganization } from "./store";

/** Makes the organisation that the transaction stands in. Its address is its own for good: nobody gets it after them. */
export async function createOrganization(tx: OrgTx, organization: NewOrganization): Promise<void> {
  if (isSlugRefused(organization.slug)) throw new Refusal("slug-refused");
  if (await isSlugTaken(tx, organization.slug)) throw new Refusal("slug-taken");
  try {
    await insertOrganization(tx, organization);
  } catch (fault) {
    const name = violated(fault);
    if (name === "directory_names_one_thing") throw new Refusal("slug-taken");
    throw fault;
  }
  const { slug, language, timeZone } = organization;
  await writeAudit(tx, [{ act: "organization.created", details: { slug, language, timeZone } }]);
}
