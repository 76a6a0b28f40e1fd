import { recordEvents } from "@/accounts/record-events";
import { assertAdminRemains } from "@/admins/assert-admin-remains";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { queueMessages } from "@/messages/queue-messages";
import type { IdlePerson } from "./queries";
import { listIdle, lockIdle, readLapseRules } from "./queries";
import type { Piece, Place, Step } from "./rules";
import { nextStep, PIECE } from "./rules";
import { setSeen, setWarned } from "./store";

type Warned = { person: IdlePerson; on: Date; isAgain: boolean };

/** The day and the letter that tells it, in one transaction: nobody has one without the other. */
async function warn(tx: OrgTx, warned: readonly Warned[]): Promise<void> {
  if (warned.length === 0) return;
  const { language } = await tx.db.organization.findUniqueOrThrow({
    where: { orgId: tx.org },
    select: { language: true },
  });
  await setWarned(
    tx,
    warned.map(({ person, ...rest }) => ({ id: person.id, ...rest })),
  );
  await queueMessages(
    tx,
    warned.map(({ person, on }) => ({
      letter: "inactivity",
      lane: 3,
      accountId: person.id,
      locale: person.language ?? language,
      toAddress: person.email,
      details: { expiresAt: on.toISOString() },
    })),
  );
  const notes = ({ on }: Warned) => ({ details: { on: on.toISOString() } });
  await writeAudit(
    tx,
    warned.map((one) => ({ act: "account.warned", accountId: one.person.id, ...notes(one) })),
  );
  await recordEvents(
    tx,
    warned.map((one) => ({ accountId: one.person.id, event: "warned", ...notes(one) })),
  );
}

const isWarning = (step: Step): step is Step & { on: Date } => "on" in step;

/**
 * Takes the next people who stay away one step on: told, told again, suspended. Who came back while this waited for them is
 * left alone, and whoever cannot be told is never suspended.
 */
export async function workIdle(
  tx: OrgTx,
  { about, place }: { about: "told" | "untold"; place: Place | undefined },
): Promise<Piece> {
  const rules = await readLapseRules(tx);
  if (rules.inactivityDays === null) return { done: 0, next: undefined };
  const due = await listIdle(tx, rules, about, place);
  const ids = due.map(({ id }) => id);
  await assertAdminRemains(tx, ids);
  const people = await lockIdle(tx, ids, rules);
  const steps = people.map((person) => ({ person, step: nextStep(person, tx.now) }));
  await setSeen(
    tx,
    steps.flatMap(({ person, step }) =>
      step.step === "seen" ? [{ id: person.id, at: step.at }] : [],
    ),
  );
  const warned = steps.flatMap(({ person, step }) =>
    isWarning(step) ? [{ person, on: step.on, isAgain: step.step === "warn-again" }] : [],
  );
  await warn(tx, warned);
  const gone = steps.flatMap(({ person, step }) => (step.step === "suspend" ? [person.id] : []));
  const { done } = await suspendAccounts(tx, { ids: gone, source: "INACTIVITY" });
  return { done: warned.length + done.length, next: due.length < PIECE ? undefined : due.at(-1) };
}
