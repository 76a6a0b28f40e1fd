import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { violated } from "@/lib/sql";
import type { ApplicationInput } from "./input";
import { insertApplication } from "./store";

/** Makes an application; its name is unique in the organisation, whatever the case. */
export async function createApplication(
  tx: OrgTx,
  input: ApplicationInput,
): Promise<{ id: string }> {
  demand(tx, "settings.manage");
  const id = await insertApplication(tx, input).catch((fault) => {
    throw violated(fault) === "applications_org_id_name_key_key"
      ? new Refusal("application-taken")
      : fault;
  });
  await writeAudit(tx, [{ act: "application.created", details: { applicationId: id, ...input } }]);
  return { id };
}
