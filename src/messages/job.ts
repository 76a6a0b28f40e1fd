import { randomUUID } from "node:crypto";
import { count } from "@/lib/counting";
import { dueOrgs, dueTexts, shuffled } from "@/lib/due-orgs";
import { env } from "@/lib/env";
import { inOrg } from "@/lib/in-org";
import { log } from "@/lib/log";
import { openJournal } from "@/lib/mail/handed-over";
import type { Mailer } from "@/lib/mail/mailer";
import type { OrgTx, Scope } from "@/lib/org";
import type { Texter } from "@/lib/texts/text";
import { traced } from "@/lib/tracing";
import { workThrough } from "@/lib/work-through";
import { freshenStatistics } from "@/operations/freshen-statistics";
import { renewSecrets } from "@/operations/renew-secrets";
import { loadMails } from "@/senders/job";
import { loadTexts } from "@/texts/job";
import { giveBack } from "./give-back";
import { recordOutcomes } from "./record-outcomes";
import type { Lane, LeasedMessage, Said, Tried, Vehicle } from "./rules";
import { LANES, OUTAGE_MS, settleAll } from "./rules";
import { hurryMessages, leaseMessages } from "./store";

/** What a pump sends through, and when it is to stop between two batches. */
export type PumpWorld = {
  /** The installation's own; undefined where none is set up: then only organisations with a server of theirs send. */
  mailer: Mailer | undefined;
  /** Undefined where no texts leave. */
  texter?: Texter | undefined;
  stopping: () => boolean;
  /** The worker's gate. */
  scopeOf: (org: string) => Scope;
  /** What time it is; another clock than the wall's makes a past (demo organisation, tests). */
  now: () => Date;
};

/** Messages of a batch that are under way: some more than a pool has connections, so that none of these waits. */
const AT_ONCE = 15;
/** Each record is a transaction; what it has not written yet stands in the journal. */
const RECORD_EVERY_MS = 100;

/** Messages of one organisation that this worker holds until the lease ends. */
type Batch = {
  vehicle: Vehicle;
  world: PumpWorld;
  scope: Scope;
  lease: string;
  until: Date;
  /** One message that tries a provider which was out of reach. */
  isTrial: boolean;
};

/** Messages that nobody tried are due again then. */
async function putBack(
  tx: OrgTx,
  { lease, vehicle }: Batch,
  messages: readonly LeasedMessage[],
  at: Date,
): Promise<void> {
  const ids = messages.map(({ id }) => id);
  await giveBack(tx, { lease, ids, at, isCapped: vehicle.isCapped });
  await vehicle.giveBack?.(tx, messages);
}

/** Writes down what the provider said of some messages of the batch; what an outage held up goes back untried. */
async function record(batch: Batch, tried: Tried[]): Promise<void> {
  const { world, scope, lease, vehicle } = batch;
  const at = world.now();
  const { rows, back } = settleAll(tried, at, vehicle.transport);
  const said = tried.flatMap(({ outcome }) => outcome ?? []);
  const again = (await vehicle.noteReach(said, batch.isTrial, at)) ?? later(at);
  const recordAll = async (tx: OrgTx) => {
    await recordOutcomes(tx, { lease, rows });
    if (await vehicle.record?.(tx, said)) await hurryMessages(tx, later(at));
  };
  await inOrg(scope, recordAll, "chunk", at);
  const untried = tried.map(({ message }) => message).filter(({ id }) => back.includes(id));
  // once the others' people are let go: giving back may write to the organisation's row, which is held before people
  if (untried.length > 0)
    await inOrg(scope, (tx) => putBack(tx, batch, untried, again), "chunk", at);
  for (const { id, state, reason } of rows) {
    count(`message ${state}`);
    log.debug({ org: scope.org, message: id, state, reason }, "message");
  }
}

const later = (at: Date): Date => new Date(at.getTime() + OUTAGE_MS);

/** It left under an earlier lease, and its worker died before it recorded that: it does not leave again. */
const LEFT_BEFORE: Said = { kind: "sent", answer: "" };

/**
 * Sends with no transaction open, notes at once what was taken, and records outcomes as they come, several at a time. Begins no
 * message when its lease has run so long that a slow server would outlive it; returns those. Once the provider is out of reach
 * the others are not tried.
 */
async function deliver(batch: Batch, messages: LeasedMessage[]): Promise<LeasedMessage[]> {
  const { world, lease, until, vehicle } = batch;
  const last = until.getTime() - env.MAIL_LEASE_SECONDS * 750;
  const journal = openJournal(lease);
  let outage: Said | undefined;
  const work = async (message: LeasedMessage): Promise<Tried> => {
    if (!message.counts) return { message, outcome: undefined };
    const outcome = outage ?? (await vehicle.send(message));
    if (outcome.kind === "sent") journal.note(message.id);
    if (outcome.kind === "outage") outage = outcome;
    return { message, outcome };
  };
  const rest = await workThrough(messages, {
    ...{ most: AT_ONCE, everyMs: RECORD_EVERY_MS, work },
    settle: (tried) => record(batch, tried),
    isOver: () => world.now().getTime() > last,
  });
  await journal.close();
  return rest;
}

type Loading = {
  lane: Lane;
  lease: string;
  /** Leases up to so many. */
  take: (most: number) => Promise<LeasedMessage[]>;
};
type Carrier = {
  channel: "EMAIL" | "SMS";
  due: typeof dueOrgs;
  load: (tx: OrgTx, world: PumpWorld, about: Loading) => Promise<Vehicle>;
};

/** By what messages leave, the more usual first. */
const CARRIERS: readonly Carrier[] = [
  { channel: "EMAIL", due: dueOrgs, load: (tx, { mailer }, about) => loadMails(tx, mailer, about) },
  { channel: "SMS", due: dueTexts, load: (tx, { texter }, about) => loadTexts(tx, texter, about) },
];

/** One batch of one organisation: lease, permits, messages, record. Returns how many it tried. */
async function pumpBatch(world: PumpWorld, carrier: Carrier, org: string, lane: Lane) {
  const [scope, lease, at] = [world.scopeOf(org), randomUUID(), world.now()];
  const until = new Date(at.getTime() + env.MAIL_LEASE_SECONDS * 1_000);
  const { channel, load } = carrier;
  const lending = (tx: OrgTx) => {
    const take = async (most: number) =>
      renewSecrets(tx, await leaseMessages(tx, lane, most, lease, until, channel), channel);
    return load(tx, world, { lane, lease, take });
  };
  if (lane === 3) await inOrg(scope, freshenStatistics, "chunk");
  const vehicle = await inOrg(scope, lending, "chunk", at);
  const batch: Batch = { vehicle, world, scope, lease, until, isTrial: false };
  const left = vehicle.leased.filter(({ hasLeft }) => hasLeft);
  const before = left.map((message) => ({ message, outcome: LEFT_BEFORE }));
  if (before.length > 0) await record(batch, before);
  const waiting = vehicle.leased.filter(({ hasLeft }) => !hasLeft);
  const leave = await vehicle.askLeave(waiting.length, at);
  const backAt = async (messages: LeasedMessage[], when: Date) => {
    if (messages.length > 0)
      await inOrg(scope, (tx) => putBack(tx, batch, messages, when), "act", world.now());
  };
  await backAt(waiting.slice(leave.most), leave.later);
  const now = waiting.slice(0, leave.most);
  const rest = await deliver({ ...batch, isTrial: leave.isTrial }, now);
  await backAt(rest, at);
  return left.length + now.length - rest.length;
}

/** A batch of each organisation that waits in this lane for one channel; campaigns in any order. */
async function pumpLane(world: PumpWorld, carrier: Carrier, lane: Lane, isAlone: boolean) {
  const orgs = await carrier.due(lane, world.now());
  const some = lane === 3 ? shuffled(orgs).slice(0, isAlone ? orgs.length : 5) : orgs;
  let taken = 0;
  for (const org of some) {
    if (world.stopping()) return 0;
    taken += await traced("pump", { lane }, () => pumpBatch(world, carrier, org, lane));
  }
  return taken;
}

/** One turn: a batch of each waiting organisation of the most urgent lane that has any. Returns how many messages it took. */
async function pumpTurn(world: PumpWorld, lanes: readonly Lane[]): Promise<number> {
  for (const lane of lanes) {
    let taken = 0;
    for (const carrier of CARRIERS)
      taken += await pumpLane(world, carrier, lane, lanes.length === 1);
    if (taken > 0) return taken;
  }
  return 0;
}

/**
 * Sends everything that is due, sign-in and reset before single acts before campaigns, organisations in turn.
 * Safe to run in any number of workers and to be killed anywhere: what was leased is free again when the lease ends,
 * and goes out under the same Message-ID with the same link. Of some lanes only, where others have a pump of their own.
 */
export async function pump(world: PumpWorld, lanes: readonly Lane[] = LANES): Promise<number> {
  let total = 0;
  while (!world.stopping()) {
    const taken = await pumpTurn(world, lanes);
    if (taken === 0) return total;
    total += taken;
  }
  return total;
}
