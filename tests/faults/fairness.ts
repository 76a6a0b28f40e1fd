import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { closeDb } from "@/lib/db";
import { requestReset } from "@/lifecycle/request-reset";
import { setTrust } from "@/orgs/set-trust";
import type { TestOrg } from "../support/org";
import { newAccountIn, newAdmin, newOrg } from "../support/org";
import { kill } from "../support/processes";
import { startWorld } from "../support/world";
import { openSink, readSink } from "./sink";
import { watchWorkers } from "./watched";

const QUEUED = 100_000;
const WORKERS = 3;
/** Mails a second of all workers together: what everybody shares. */
const RATE = 100;
/** Letters of campaigns that are out before anybody else asks for one. */
const UNDER_WAY = 100;
const ROUNDS = 3;
const PATIENCE_MS = 60_000;

/** People of each campaign, whose invitations are the first to leave; what waits behind them are further letters to them. */
const PEOPLE = 2_000;

/** Letters of each campaign. */
const EACH = QUEUED / 2;

/** What makes them all wait; $1 is the organisation, whose one admin began the campaign. */
const WAITING = [
  `INSERT INTO app.accounts (org_id, id, name_key, search_text, first_name, last_name, email, email_key, created_at, updated_at)
   SELECT $1, gen_random_uuid(), 'person ' || n, ' person ' || n, 'Person', n::text, e, e, now(), now()
   FROM generate_series(1, ${PEOPLE}) n, LATERAL (SELECT 'p' || n || '@' || $1::uuid || '.example' AS e) e`,
  `UPDATE app.accounts SET status = 'INVITED', invited_at = now(), claimable_until = now() + interval '7 days', updated_at = now()
   WHERE org_id = $1 AND name_key LIKE 'person %'`,
  `INSERT INTO app.selections (org_id, id, made_by, query, count, state, created_at)
   SELECT org_id, org_id, account_id, '', ${EACH}, 'GIVEN', now() FROM app.account_roles WHERE org_id = $1`,
  `INSERT INTO app.campaigns (org_id, id, selection_id, made_by, kind, letter, source, state, count, done, created_at, began_at, queued_at)
   SELECT org_id, id, id, made_by, 'INVITE', 'invitation', 'UNSENT', 'SENDING', count, count, now(), now(), now()
   FROM app.selections WHERE org_id = $1`,
  `INSERT INTO app.invitations (org_id, id, account_id, channel, last_seq, expires_at, created_at)
   SELECT org_id, gen_random_uuid(), id, 'EMAIL', 1, now() + interval '7 days', now() FROM app.accounts
   WHERE org_id = $1 AND status = 'INVITED'`,
  `INSERT INTO app.sends (org_id, id, purpose, account_id, invitation_id, seq, address_key, key_version, expires_at, created_at)
   SELECT i.org_id, gen_random_uuid(), 'INVITATION', i.account_id, i.id, 1, a.email_key, 1, i.expires_at, now()
   FROM app.invitations i JOIN app.accounts a ON a.org_id = i.org_id AND a.id = i.account_id WHERE i.org_id = $1`,
  `INSERT INTO app.messages (org_id, id, letter, lane, channel, account_id, send_id, campaign_id, locale, to_address, waiting_name,
     next_attempt_at, queued_at, state_at)
   SELECT s.org_id, gen_random_uuid(), 'invitation', 3, 'EMAIL', s.account_id, s.id, $1, 'en', a.email, a.name_key, now(), now(), now()
   FROM app.sends s JOIN app.accounts a ON a.org_id = s.org_id AND a.id = s.account_id WHERE s.org_id = $1`,
  `INSERT INTO app.messages (org_id, id, letter, lane, channel, account_id, campaign_id, locale, to_address, next_attempt_at, queued_at, state_at)
   SELECT a.org_id, gen_random_uuid(), 'password-changed', 3, 'EMAIL', a.id, $1, 'en', a.email, now(), now(), now()
   FROM app.accounts a, generate_series(2, ${EACH / PEOPLE}) WHERE a.org_id = $1 AND a.status = 'INVITED'`,
];

async function queueMany(ownerUrl: string, org: TestOrg): Promise<void> {
  await newAdmin(org);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("SELECT set_config('app.org_id', $1, false)", [org.id]);
    for (const statement of WAITING) await client.query(statement, [org.id]);
  } finally {
    await client.end();
  }
}

/** An organisation that is trusted: no cap of the day holds it up. */
async function trusted(): Promise<TestOrg> {
  const org = await newOrg();
  await org.run((tx) => setTrust(tx, { step: 3 }));
  return org;
}

/** Seconds until the sink has taken a mail to each of these. */
async function secondsUntil(file: string, addresses: readonly string[]): Promise<number> {
  const begun = performance.now();
  while (performance.now() - begun < PATIENCE_MS) {
    const reached = new Set(readSink(file).map(({ to }) => to));
    if (addresses.every((one) => reached.has(one))) break;
    await pause(50);
  }
  return Math.round((performance.now() - begun) / 10) / 100;
}

/** Somebody forgot a password and somebody is invited, again and again while the others' letters leave. */
async function askBetween(file: string, org: TestOrg): Promise<number> {
  let slowest = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const [forgetful, fresh] = [`forgetful.${round}@third.example`, `fresh.${round}@third.example`];
    await newAccountIn(org, "ACTIVE", { email: forgetful });
    const id = await newAccountIn(org, "CREATED", { email: fresh });
    await org.run(async (tx) => {
      await requestReset(tx, { identifier: forgetful });
      await inviteAccounts(tx, { ids: [id], lane: 2 });
    });
    slowest = Math.max(slowest, await secondsUntil(file, [forgetful, fresh]));
  }
  return slowest;
}

const countTo = (file: string, { id }: TestOrg): number =>
  readSink(file).filter(({ to }) => to.endsWith(`@${id}.example`)).length;

/**
 * 100,000 letters of two organisations' campaigns wait and three workers send them: how long a third one's reset and single
 * invitation take from the press to the server, and how the two share what leaves.
 */
export async function fairness(): Promise<Record<string, number>> {
  const begun = performance.now();
  const folder = mkdtempSync(path.join(tmpdir(), "rollcall-fairness-"));
  const file = path.join(folder, "accepted.jsonl");
  const { port, stopSink } = await openSink(file);
  const settings = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_RATE: String(RATE) };
  const world = await startWorld("fairness", settings, false);
  const { startWorker, ended } = watchWorkers(world.env);
  try {
    const [first, second, third] = [await trusted(), await trusted(), await trusted()];
    for (const one of [first, second]) await queueMany(world.ownerUrl, one);
    const prepared = performance.now();
    const workers = Array.from({ length: WORKERS }, startWorker);
    const watched = async () => {
      while (readSink(file).length < UNDER_WAY) await pause(50);
      const slowestSeconds = await askBetween(file, third);
      await Promise.all(workers.map(kill));
      return slowestSeconds;
    };
    const slowestSeconds = await Promise.race([watched(), ended]);
    const [ofFirst, ofSecond] = [countTo(file, first), countTo(file, second)];
    const lesserShare = Math.round((Math.min(ofFirst, ofSecond) / (ofFirst + ofSecond)) * 100);
    const seconds = (from: number) => Math.round((performance.now() - from) / 100) / 10;
    const times = { preparedSeconds: Math.round((prepared - begun) / 100) / 10 };
    return {
      ...{ queued: QUEUED, workers: WORKERS, slowestSeconds, ofFirst, ofSecond, lesserShare },
      ...{ ...times, seconds: seconds(begun) },
    };
  } finally {
    await stopSink();
    await closeDb();
    await world.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
