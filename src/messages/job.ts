import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { composeLetter } from "@emails/compose-letter";
import { count } from "@/lib/counting";
import { pool } from "@/lib/db";
import { env } from "@/lib/env";
import { inOrg } from "@/lib/in-org";
import { log } from "@/lib/log";
import type { Mailer, MailOutcome } from "@/lib/mail";
import { waysBack } from "@/lib/notices/ways-back";
import type { OrgTx, Scope } from "@/lib/org";
import { ownMailer } from "@/lib/own-mail/mailers";
import { takePermits } from "@/lib/permits";
import { traced } from "@/lib/tracing";
import { readOwnOrganization } from "@/orgs/queries";
import { noteAnswers } from "@/senders/note-answers";
import type { Mailbox } from "@/senders/queries";
import { readMailbox, readSendingServer } from "@/senders/queries";
import { letterFacts } from "./letter-facts";
import { recordOutcomes } from "./record-outcomes";
import type { Lane } from "./rules";
import { BATCH, LANES, SECRET_DEAD, settle } from "./rules";
import type { LeasedMessage, SettledRow } from "./store";
import { leaseMessages, releaseMessages } from "./store";

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

/** How long an unreachable provider is left alone, and how long one out of permits. */
const OUTAGE_MS = 15_000;
const NO_PERMIT_MS = 1_000;
/** How long letters wait that nothing could send. */
const NO_SERVER_MS = 60_000;
const RECORD_EVERY_MS = 25;

async function dueOrgs(lane: Lane, most: number, at: Date): Promise<string[]> {
  const due = "SELECT app.due_orgs($1, $2, $3) AS id";
  const { rows } = await pool().query<{ id: string }>(due, [lane, at, most]);
  return rows.map((row) => row.id);
}

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
};
type SendingServer = Awaited<ReturnType<typeof readSendingServer>>;
/** Mails stay on this machine, and lie in their mailbox once they are taken. */
const isLocal = (own: SendingServer): boolean => env.MAIL_TRANSPORT === "local" && !own;

/** Nobody waits for a letter that somebody tries on themselves: it is told at once that the server takes none. */
const givenUp = (message: LeasedMessage, outcome: MailOutcome): MailOutcome =>
  outcome.kind === "outage" && message.details.test ? { ...outcome, kind: "failed" } : outcome;

/** Writes down what the provider said of some messages of the batch; what an outage held up goes back untried. */
async function record({ world, scope, lease, own }: Batch, tried: Tried[]): Promise<void> {
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
  const recordAll = async (tx: OrgTx) => {
    await recordOutcomes(tx, { lease, rows });
    const said = tried.flatMap(({ outcome }) => outcome ?? []);
    if (own) await noteAnswers(tx, { known: own, said });
    if (back.length > 0) await releaseMessages(tx, lease, back, new Date(at.getTime() + OUTAGE_MS));
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

/** How many may go now. An organisation's own server has a rate of its own: nobody waits behind it. */
async function permitsFor(org: string, own: SendingServer, wanted: number): Promise<number> {
  if (wanted === 0 || isLocal(own)) return wanted;
  return takePermits(own ? `mail ${org}` : "mail", wanted, env.MAIL_RATE);
}

/** One batch of one organisation: lease, permits, letters, record. Returns how many messages it tried. */
async function pumpBatch(world: PumpWorld, org: string, lane: Lane): Promise<number> {
  const scope = world.scopeOf(org);
  const lease = randomUUID();
  const until = new Date(world.now().getTime() + env.MAIL_LEASE_SECONDS * 1_000);
  const take = async (tx: OrgTx) => {
    const organization = await readOwnOrganization(tx);
    return {
      leased: await leaseMessages(tx, lane, BATCH[lane], lease, until),
      organization,
      mailbox: await readMailbox(tx, organization, env.MAIL_FROM),
      own: await readSendingServer(tx),
    };
  };
  const { leased, own, ...about } = await inOrg(scope, take, "chunk", world.now());
  const mailer = own ? ownMailer(org, own.server) : world.mailer;
  const permits = mailer ? await permitsFor(org, own, leased.length) : 0;
  const later = leased.slice(permits).map(({ id }) => id);
  if (later.length > 0) {
    const soon = new Date(world.now().getTime() + (mailer ? NO_PERMIT_MS : NO_SERVER_MS));
    await inOrg(scope, (tx) => releaseMessages(tx, lease, later, soon));
  }
  if (mailer)
    await deliver({ world, scope, lease, mailer, own, ...about }, leased.slice(0, permits));
  return permits;
}

/** One turn: a batch of each waiting organisation of the most urgent lane that has any. Returns how many messages it took. */
async function pumpTurn(world: PumpWorld): Promise<number> {
  for (const lane of LANES) {
    const orgs = await dueOrgs(lane, lane === 3 ? 5 : 50, world.now());
    let taken = 0;
    for (const org of orgs) {
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
 * and goes out under the same Message-ID with the same link.
 */
export async function pump(world: PumpWorld): Promise<number> {
  let total = 0;
  while (!world.stopping()) {
    const taken = await pumpTurn(world);
    if (taken === 0) return total;
    total += taken;
  }
  return total;
}
