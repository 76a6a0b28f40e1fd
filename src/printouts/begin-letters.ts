import { randomBytes } from "node:crypto";
import { recordEvents } from "@/accounts/record-events";
import { permissionsOfAccounts } from "@/admins/queries";
import { demand, mayYieldSecret } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import { listChosen } from "@/handovers/queries";
import type { HandoverFilter, Split } from "@/handovers/rules";
import type { OrgTx } from "@/lib/org";
import { enqueue } from "@/lib/queue";
import { Refusal } from "@/lib/refusal";
import { newId, sealSecret } from "@/lib/secrets";
import type { Form } from "./rules";
import { MOST_OPEN, partsOf } from "./rules";
import { countOpen, insertRun } from "./store";

export type LettersInput = {
  chosen: { ids: readonly string[] } | { filter: HandoverFilter };
  form: Form;
  split: Split;
};

/**
 * Asks for letters to these people, sorted by name and split as wished; a worker makes them. Those of people who may do more
 * than the actor are left out. It counts as printing from now on: in the audit log and in everybody's timeline.
 */
export async function beginLetters(
  tx: OrgTx,
  { chosen, form, split }: LettersInput,
): Promise<{ id: string; count: number; left: number }> {
  demand(tx, "codes.see");
  if (tx.actor.kind !== "account") throw new Refusal("not-allowed");
  if ((await countOpen(tx, tx.actor.id)) >= MOST_OPEN) throw new Refusal("letters-full");
  const people = await listChosen(tx, chosen, split);
  const held = await permissionsOfAccounts(
    tx,
    people.map(({ id }) => id),
  );
  const fit = people.filter(({ id }) => mayYieldSecret(tx.actor, held.get(id) ?? []));
  if (fit.length === 0) throw new Refusal(people.length > 0 ? "holds-more" : "no-live-code");
  const id = newId();
  const { sealed, keyVersion } = sealSecret("letters", tx.org, randomBytes(32));
  const run = { id, madeBy: tx.actor.id, form, split, count: fit.length, sealed, keyVersion };
  await insertRun(tx, run, partsOf(fit));
  const accountId = fit.map((one) => one.id);
  await writeAudit(tx, [{ act: "account.code-printed", accountId, details: { runId: id } }]);
  await recordEvents(tx, [{ accountId, event: "code-printed" }]);
  await enqueue(tx, "letters", { org: tx.org, id });
  return { id, count: fit.length, left: people.length - fit.length };
}
