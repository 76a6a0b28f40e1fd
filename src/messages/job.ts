import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { composeLetter } from "@emails/compose-letter";
import { count } from "@/lib/counting";
import { dueOrgs, shuffled } from "@/lib/due-orgs";
import { env } from "@/lib/env";
import { inOrg } from "@/lib/in-org";
import { log } from "@/lib/log";
import { askLeave, noteReach } from "@/lib/mail/leave";
import type { Mailer, MailOutcome } from "@/lib/mail/mailer";
import { waysBack } from "@/lib/notices/ways-back";
import type { OrgTx, Scope } from "@/lib/org";
import { ownMailer } from "@/lib/own-mail/mailers";
import { traced } from "@/lib/tracing";
import { readOwnOrganization } from "@/orgs/queries";
import { takeRoom } from "@/orgs/take-room";
import { noteAnswers } from "@/senders/note-answers";
import type { Mailbox } from "@/senders/queries";
import { readMailbox, readSendingServer } from "@/senders/queries";
import { giveBack } from "./give-back";
import { letterFacts } from "./letter-facts";
import { recordOutcomes } from "./record-outcomes";
import type { Lane, LeasedMessage } from "./rules";
import { BATCH, LANES, OUTAGE_MS, SECRET_DEAD, settle } from "./rules";
import type { SettledRow } from "./store";
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

type Organization = Awaited<ReturnType<typeof readOwnOrganization>>;
/** Without an outcome the secret was dead already: nothing was sent. */
type Tried = { message: LeasedMessage; outcome: MailOutcome | undefined };

/** How long letters wait that nothing could send. */
const NO_SERVER_MS = 60_000;
const RECORD_EVERY_MS = 25;

/** A letter that cannot be written fails alone: thrown, it would hold up its whole batch for good. */
async function sendOne(
  { mailer, organization, own, mailbox: { name, address, replyTo } }: Batch,
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

/** Messages of one organisation that this worker holds until the lease ends. */
type Batch = {
  world: PumpWorld;
  scope: Scope;
  lease: string;
  organization: Organization;
  mailbox: Mailbox;
  mailer: Pick<Mailer, "send">;
  /** The organisation's own server, and what it said last; undefined where letters leave over the installation's. */
  own: SendingServer;
  /** One mail that tries a provider which was out of reach. */
  isTrial: boolean;
  /** Its letters count towards the organisation's cap of the day. */
  isCapped: boolean;
};
type SendingServer = Awaited<ReturnType<typeof readSendingServer>>;
/** Mails stay on this machine, and lie in their mailbox once they are taken. */
const isLocal = (own: SendingServer): boolean => env.MAIL_TRANSPORT === "local" && !own;

/** Nobody waits for a letter that somebody tries on themselves: it is told at once that the server takes none. */
const givenUp = (message: LeasedMessage, outcome: MailOutcome): MailOutcome =>
  outcome.kind === "outage" && message.details.test ? { ...outcome, kind: "failed" } : outcome;

/** Writes down what the provider said of some messages of the batch; what an outage held up goes back untried. */
async function record(batch: Batch, tried: Tried[]): Promise<void> {
  const { world, scope, lease, own } = batch;
  const at = world.now();
  const local = isLocal(own);
  const back: string[] = [];
  const rows: SettledRow[] = [];
  for (const { message, outcome: said } of tried) {
    const { id, attempts } = message;
    const outcome = said && givenUp(message, said);
    if (outcome === undefined) rows.push({ id, transport: "NONE", ...SECRET_DEAD });
    else if (outcome.kind === "outage") back.push(id);
    else
      rows.push({
        id,
        transport: local ? "LOCAL" : "SMTP",
        ...settle(outcome, attempts, at, local),
      });
  }
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

/**
 * Sends with no transaction open and writes down outcomes as they come, several at a time: what a killed worker had
 * handed over and not yet written down is sent once more, so there must be little of it.
 */
async function deliver(batch: Batch, messages: LeasedMessage[]): Promise<void> {
  const tried: Tried[] = [];
  const sends = messages.map(async (message) => {
    tried.push({ message, outcome: message.counts ? await sendOne(batch, message) : undefined });
  });
  const all = Promise.all(sends);
  for (let recorded = 0; recorded < messages.length; ) {
    await Promise.race([all, pause(RECORD_EVERY_MS)]);
    const piece = tried.splice(0);
    if (piece.length > 0) await record(batch, piece);
    recorded += piece.length;
  }
}

/** One batch of one organisation: lease, permits, letters, record. Returns how many messages it tried. */
async function pumpBatch(world: PumpWorld, org: string, lane: Lane): Promise<number> {
  const scope = world.scopeOf(org);
  const lease = randomUUID();
  const until = new Date(world.now().getTime() + env.MAIL_LEASE_SECONDS * 1_000);
  const take = async (tx: OrgTx) => {
    const organization = await readOwnOrganization(tx);
    const mailbox = await readMailbox(tx, organization, env.MAIL_FROM);
    const own = await readSendingServer(tx);
    const isCapped = lane > 1 && !own && env.MAIL_TRANSPORT !== "local";
    const room = isCapped ? await takeRoom(tx, BATCH[lane]) : BATCH[lane];
    const leased = await leaseMessages(tx, lane, room, lease, until);
    if (isCapped) await takeRoom(tx, leased.length - room);
    return { leased, organization, mailbox, own, isCapped };
  };
  const { leased, own, isCapped, ...about } = await inOrg(scope, take, "chunk", world.now());
  const mailer = own ? ownMailer(org, own.server) : world.mailer;
  const at = world.now();
  const noServer = { most: 0, later: new Date(at.getTime() + NO_SERVER_MS), isTrial: false };
  const from = { org, isOwn: own !== undefined, isLocal: isLocal(own), isCampaign: lane === 3 };
  const leave = mailer ? await askLeave({ ...from, wanted: leased.length, at }) : noServer;
  const later = leased.slice(leave.most).map(({ id }) => id);
  const untried = { lease, ids: later, at: leave.later, isCapped };
  if (later.length > 0) await inOrg(scope, (tx) => giveBack(tx, untried), "act", at);
  const batch = { world, scope, lease, own, isTrial: leave.isTrial, isCapped, ...about };
  if (mailer) await deliver({ ...batch, mailer }, leased.slice(0, leave.most));
  return leave.most;
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
