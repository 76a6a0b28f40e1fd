import { randomUUID } from "node:crypto";
import { composeLetter } from "@emails/compose-letter";
import { count } from "@/lib/counting";
import { dueOrgs, shuffled } from "@/lib/due-orgs";
import { env } from "@/lib/env";
import { inOrg } from "@/lib/in-org";
import { log } from "@/lib/log";
import { openJournal } from "@/lib/mail/handed-over";
import { askLeave, noteReach } from "@/lib/mail/leave";
import type { Mailer, MailOutcome } from "@/lib/mail/mailer";
import { waysBack } from "@/lib/notices/ways-back";
import type { OrgTx, Scope } from "@/lib/org";
import { ownMailer } from "@/lib/own-mail/mailers";
import { traced } from "@/lib/tracing";
import { workThrough } from "@/lib/work-through";
import { readOwnOrganization } from "@/orgs/queries";
import { takeRoom } from "@/orgs/take-room";
import { noteAnswers } from "@/senders/note-answers";
import { readMailbox, readSendingServer } from "@/senders/queries";
import { giveBack } from "./give-back";
import { letterFacts } from "./letter-facts";
import { recordOutcomes } from "./record-outcomes";
import type { Lane, LeasedMessage, Tried as TriedOne } from "./rules";
import { BATCH, LANES, OUTAGE_MS, settleAll } from "./rules";
import { hurryMessages, leaseMessages } from "./store";

/** What a pump sends through, and when it is to stop between two batches. */
export type PumpWorld = {
  /** The installation's own; undefined where none is set up: then only organisations with a server of theirs send. */
  mailer: Mailer | undefined;
  stopping: () => boolean;
  /** The worker's gate. */
  scopeOf: (org: string) => Scope;
  /** What time it is; another clock than the wall's makes a past (demo organisation, tests). */
  now: () => Date;
};

type Tried = TriedOne<MailOutcome>;

/** How long letters wait that nothing could send. */
const NO_SERVER_MS = 60_000;
/** Letters of a batch that are under way: some more than a pool has connections, so that none of these waits. */
const AT_ONCE = 15;
const RECORD_EVERY_MS = 25;

/** A letter that cannot be written fails alone: thrown, it would hold up its whole batch for good. */
async function sendOne(
  { organization, own, mailbox: { name, address, replyTo } }: Batch,
  mailer: Pick<Mailer, "send">,
  message: LeasedMessage,
): Promise<MailOutcome> {
  const letter = await composeLetter(letterFacts(message, organization, env.APP_URL)).catch(
    () => undefined,
  );
  if (!letter) return { kind: "failed", code: "letter-unwritable", answer: "" };
  return mailer.send({
    from: { name, address },
    replyTo,
    to: message.toAddress,
    ...letter,
    ...waysBack(message, organization.orgId, address, own !== undefined),
  });
}

type SendingServer = Awaited<ReturnType<typeof readSendingServer>>;
/** Messages of one organisation that this worker holds until the lease ends. */
type Batch = Awaited<ReturnType<typeof takeBatch>> & {
  world: PumpWorld;
  scope: Scope;
  lease: string;
  until: Date;
  /** One mail that tries a provider which was out of reach. */
  isTrial: boolean;
};
/** Mails stay on this machine, and lie in their mailbox once they are taken. */
const isLocal = (own: SendingServer): boolean => env.MAIL_TRANSPORT === "local" && !own;

/** Writes down what the provider said of some messages of the batch; what an outage held up goes back untried. */
async function record(batch: Batch, tried: Tried[]): Promise<void> {
  const { world, scope, lease, own } = batch;
  const at = world.now();
  const { rows, back } = settleAll(tried, at, isLocal(own));
  const said = tried.flatMap(({ outcome }) => outcome ?? []);
  const reached = own ? undefined : await noteReach(said, batch.isTrial, at);
  const again = reached ?? new Date(at.getTime() + OUTAGE_MS);
  const recordAll = async (tx: OrgTx) => {
    await recordOutcomes(tx, { lease, rows });
    if (own && (await noteAnswers(tx, { known: own, said })))
      await hurryMessages(tx, new Date(at.getTime() + OUTAGE_MS));
    await giveBack(tx, { lease, ids: back, at: again, isCapped: batch.isCapped });
  };
  await inOrg(scope, recordAll, "chunk", at);
  for (const { id, state, reason } of rows) {
    count(`message ${state}`);
    log.debug({ org: scope.org, message: id, state, reason }, "message");
  }
}

/** It left under an earlier lease, and its worker died before it recorded that: it does not leave again. */
const LEFT_BEFORE: MailOutcome = { kind: "sent", answer: "", dsn: false };

/**
 * Sends with no transaction open, notes at once what was taken, and records outcomes as they come, several at a time. Begins no
 * letter when its lease has run so long that a slow server would outlive it; returns those. Once the server is out of reach
 * the others are not tried.
 */
async function deliver(batch: Batch, mailer: Pick<Mailer, "send">, messages: LeasedMessage[]) {
  const { world, lease, until } = batch;
  const last = until.getTime() - env.MAIL_LEASE_SECONDS * 750;
  const journal = openJournal(lease);
  let outage: MailOutcome | undefined;
  const work = async (message: LeasedMessage): Promise<Tried> => {
    if (!message.counts) return { message, outcome: undefined };
    const outcome = outage ?? (await sendOne(batch, mailer, message));
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

/** Leases messages of the organisation, as many as it may send today, with what sending them takes. */
async function takeBatch(tx: OrgTx, lane: Lane, lease: string, until: Date) {
  const organization = await readOwnOrganization(tx);
  const mailbox = await readMailbox(tx, organization, env.MAIL_FROM);
  /** The organisation's own server, and what it said last; undefined where letters leave over the installation's. */
  const own = await readSendingServer(tx);
  /** Its letters count towards the organisation's cap of the day. */
  const isCapped = lane > 1 && !own && env.MAIL_TRANSPORT !== "local";
  const room = isCapped ? await takeRoom(tx, BATCH[lane]) : BATCH[lane];
  const leased = await leaseMessages(tx, lane, room, lease, until);
  if (isCapped) await takeRoom(tx, leased.length - room);
  return { leased, organization, mailbox, own, isCapped };
}

/** One batch of one organisation: lease, permits, letters, record. Returns how many messages it tried. */
async function pumpBatch(world: PumpWorld, org: string, lane: Lane): Promise<number> {
  const scope = world.scopeOf(org);
  const lease = randomUUID();
  const at = world.now();
  const until = new Date(at.getTime() + env.MAIL_LEASE_SECONDS * 1_000);
  const taken = await inOrg(scope, (tx) => takeBatch(tx, lane, lease, until), "chunk", at);
  const { leased, own, isCapped } = taken;
  const batch = { ...taken, world, scope, lease, until, isTrial: false };
  const left = leased.filter(({ hasLeft }) => hasLeft);
  const before = left.map((message) => ({ message, outcome: LEFT_BEFORE }));
  if (before.length > 0) await record(batch, before);
  const waiting = leased.filter(({ hasLeft }) => !hasLeft);
  const mailer = own ? ownMailer(org, own.server) : world.mailer;
  const noServer = { most: 0, later: new Date(at.getTime() + NO_SERVER_MS), isTrial: false };
  const from = { org, isOwn: own !== undefined, isLocal: isLocal(own), isCampaign: lane === 3 };
  const leave = mailer ? await askLeave({ ...from, wanted: waiting.length, at }) : noServer;
  const backAt = async (letters: LeasedMessage[], when: Date) => {
    const untried = { lease, ids: letters.map(({ id }) => id), at: when, isCapped };
    if (letters.length > 0) await inOrg(scope, (tx) => giveBack(tx, untried), "act", world.now());
  };
  await backAt(waiting.slice(leave.most), leave.later);
  const { isTrial, most } = leave;
  const now = mailer ? waiting.slice(0, most) : [];
  const rest = mailer ? await deliver({ ...batch, isTrial }, mailer, now) : [];
  await backAt(rest, at);
  return left.length + now.length - rest.length;
}

/** One turn: a batch of each waiting organisation of the most urgent lane that has any; campaigns in any order. Returns how many messages it took. */
async function pumpTurn(world: PumpWorld, lanes: readonly Lane[]): Promise<number> {
  for (const lane of lanes) {
    const orgs = await dueOrgs(lane, world.now());
    let taken = 0;
    const some = lane === 3 ? shuffled(orgs).slice(0, lanes.length > 1 ? 5 : orgs.length) : orgs;
    for (const org of some) {
      if (world.stopping()) return 0;
      taken += await traced("pump", { lane }, () => pumpBatch(world, org, lane));
    }
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
