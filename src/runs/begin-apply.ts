import { permissionsOfAccounts } from "@/admins/queries";
import { demand, holdsAll } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import { rightsToApply, stepFrom } from "@/imports/rules";
import type { OrgTx } from "@/lib/org";
import { enqueue } from "@/lib/queue";
import { Refusal } from "@/lib/refusal";
import { readOwnOrganization } from "@/orgs/queries";
import { countWritten, findHolders, readLicenceNeeds } from "./queries";
import { lockImport, setBegun, setState } from "./store";

/** What refuses a whole plan before the first row: licences that are not there, and people who may do more than the actor. */
async function refusePolicy(tx: OrgTx, id: string): Promise<void> {
  for (const { name, needed, left } of await readLicenceNeeds(tx, id))
    if (left !== null && needed > left)
      throw new Refusal("import-licences", { name, needed, left });
  const held = await permissionsOfAccounts(tx, await findHolders(tx, id));
  if ([...held.values()].some((permissions) => !holdsAll(tx.actor, permissions)))
    throw new Refusal("holds-more");
}

/** The import of this admin, planned as they saw it: so many rows are to be written. */
async function lockPlan(tx: OrgTx, id: string, expected: number, invite: string) {
  const found = await lockImport(tx, id);
  const own = tx.actor.kind === "account" ? tx.actor.id : undefined;
  if (!found || found.madeBy !== own) throw new Refusal("import-not-found");
  for (const right of rightsToApply(found.purpose, invite)) demand(tx, right);
  if (!stepFrom(found.state, "begin")) throw new Refusal("import-moved-on");
  const total = await countWritten(tx, id);
  if (total !== expected) throw new Refusal("import-recounted");
  if (total === 0) throw new Refusal("import-empty");
  return { purpose: found.purpose, total };
}

/**
 * Confirms a plan: from here on the worker writes it. It is counted again, and where the number of rows is not the one that
 * was confirmed nothing happens. More rows than the organisation lets one admin write alone wait for a second one.
 */
export async function beginApply(
  tx: OrgTx,
  { id, expected, invite }: { id: string; expected: number; invite: "NOW" | "LATER" },
): Promise<{ total: number; isAwaiting: boolean }> {
  const { purpose, total } = await lockPlan(tx, id, expected, invite);
  await refusePolicy(tx, id);
  const { approvalRows } = await readOwnOrganization(tx);
  const isAwaiting = approvalRows !== null && total > approvalRows;
  if (!isAwaiting) await setBegun(tx, id);
  await setState(tx, id, isAwaiting ? "AWAITING" : "APPLYING", { total, invite });
  const details = { importId: id, purpose, count: total, invite };
  await writeAudit(tx, [{ act: isAwaiting ? "import.approval-asked" : "import.begun", details }]);
  if (!isAwaiting) await enqueue(tx, "imports", { org: tx.org, id });
  return { total, isAwaiting };
}
