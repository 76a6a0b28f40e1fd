import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import { rightsToApply, stepFrom } from "@/imports/rules";
import type { OrgTx } from "@/lib/org";
import { enqueue } from "@/lib/queue";
import { Refusal } from "@/lib/refusal";
import { readOwnOrganization } from "@/orgs/queries";
import { countWritten } from "./queries";
import { refusePolicy } from "./refuse-policy";
import { lockImport, setBegun, setNotes, setState } from "./store";

/** A plan as somebody saw it: its revision, and how many rows it writes. */
type Confirmed = {
  id: string;
  revision: number;
  expected: number;
  invite: "NOW" | "LATER";
  /** Whom no message reaches is not invited, where nobody hands codes over. */
  noCodes?: boolean;
};

/** The import of this admin, planned as they saw it: this revision, and so many rows to be written. */
async function lockPlan(tx: OrgTx, { id, revision, expected, invite }: Confirmed) {
  const found = await lockImport(tx, id);
  const own = tx.actor.kind === "account" ? tx.actor.id : undefined;
  if (!found || found.madeBy !== own) throw new Refusal("import-not-found");
  for (const right of rightsToApply(found.purpose, invite)) demand(tx, right);
  if (found.purpose === "CHOOSE" || !stepFrom(found.state, "begin"))
    throw new Refusal("import-moved-on");
  if (found.revision !== revision) throw new Refusal("import-changed");
  const total = await countWritten(tx, id);
  if (total !== expected) throw new Refusal("import-recounted");
  if (total === 0) throw new Refusal("import-empty");
  return { purpose: found.purpose, madeBy: found.madeBy, total };
}

/**
 * Confirms a plan: from here on the worker writes it. Where it is another plan than the one that was shown, or writes another
 * number of rows, nothing happens. More rows than the organisation lets one admin write alone wait for a second one.
 */
export async function beginApply(
  tx: OrgTx,
  confirmed: Confirmed,
): Promise<{ total: number; isAwaiting: boolean }> {
  const { id, invite } = confirmed;
  const { purpose, madeBy, total } = await lockPlan(tx, confirmed);
  await refusePolicy(tx, { id, madeBy });
  const { approvalRows } = await readOwnOrganization(tx);
  const isAwaiting = approvalRows !== null && total > approvalRows;
  if (!isAwaiting) await setBegun(tx, id);
  if (confirmed.noCodes) await setNotes(tx, id, { noCodes: true });
  await setState(tx, id, isAwaiting ? "AWAITING" : "APPLYING", { total, invite });
  const details = { importId: id, purpose, count: total, invite };
  const act = purpose === "UNDO" ? "import.undo-begun" : "import.begun";
  await writeAudit(tx, [{ act: isAwaiting ? "import.approval-asked" : act, details }]);
  if (!isAwaiting) await enqueue(tx, "imports", { org: tx.org, id });
  return { total, isAwaiting };
}
