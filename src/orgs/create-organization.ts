import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import type { NewOrganization } from "./input";
import { isSlugRefused } from "./rules";
import { insertOrganization } from "./store";

/** Makes the organisation that the transaction stands in. Its address is its own for good: nobody gets it after them. */
export async function createOrganization(tx: OrgTx, organization: NewOrganization): Promise<void> {
  if (isSlugRefused(organization.slug)) throw new Refusal("slug-refused");
  const outcome = await insertOrganization(tx, organization);
  if (outcome === "slug-taken") throw new Refusal("slug-taken");
  if (outcome === "made-before") throw new Refusal("changed-meanwhile");
  const { slug, language, timeZone } = organization;
  await writeAudit(tx, [{ act: "organization.created", details: { slug, language, timeZone } }]);
}
