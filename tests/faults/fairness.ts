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

/** Invitations that wait in the outbox of one organisation, and of another whose campaign goes on beside it. */
const QUEUED = { whole: 100_000, quick: 20_000 };
const BESIDE = { whole: 10_000, quick: 2_000 };
const WORKERS = 3;
/** Mails a second of all workers together: what everybody shares. */
const RATE = 100;
/** Letters of campaigns that are out before anybody else asks for one. */
const UNDER_WAY = 100;
/** By so many the shares of two campaigns are judged: a worker takes a batch of one at a time. */
const JUDGED = 1_000;
const ROUNDS = 3;
const PATIENCE_MS = 60_000;

/** Somebody is invited by a campaign, and their letter waits; $1 is the organisation, whose one admin began it, $2 how many they are. */
const WAITING = [
  `INSERT INTO app.accounts (org_id, id, name_key, search_text, first_name, last_name, email, email_key, created_at, updated_at)
   SELECT $1, gen_random_uuid(), 'person ' || n, ' person ' || n, 'Person', n::text, e, e, now(), now()
   FROM generate_series(1, $2::int) n, LATERAL (SELECT 'p' || n || '@' || $1::uuid || '.example' AS e) e`,
  `UPDATE app.accounts SET status = 'INVITED', invited_at = now(), claimable_until = now() + interval '7 days', updated_at = now()
   WHERE org_id = $1 AND name_key LIKE 'person %'`,
  `INSERT INTO app.selections (org_id, id, made_by, query, count, state, created_at)
   SELECT org_id, org_id, account_id, '', $2::int, 'GIVEN', now() FROM app.account_roles WHERE org_id = $1`,
  `INSERT INTO app.campaigns (org_id, id, selection_id, made_by, kind, letter, source, state, count, done, created_at, began_at, queued_at)
   SELECT org_id, id, id, made_by, 'INVITE', 'invitation', 'UNSENT', 'SENDING', count, count, now(), now(), now()
   FROM app.selections WHERE org_id = $1`,
  `INSERT INTO app.selection_members (org_id, selection_id, account_id, outcome)
   SELECT org_id, org_id, id, 'done' FROM app.accounts WHERE org_id = $1 AND status = 'INVITED'`,
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
];

/** Returns how many letters wait since. */
async function queueMany(ownerUrl: string, org: TestOrg, people: number): Promise<number> {
  await newAdmin(org);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("SELECT set_config('app.org_id', $1, false)", [org.id]);
    let written = 0;
    for (const statement of WAITING) {
      const given = statement.includes("$2") ? [org.id, people] : [org.id];
      written = (await client.query(statement, given)).rowCount ?? 0;
    }
    return written;
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

const seconds = (from: number, to = performance.now()): number =>
  Math.round((to - from) / 100) / 10;

/** What the lesser of two has of both, in percent. */
const lesser = (one: number, other: number): number =>
  Math.round((Math.min(one, other) / (one + other)) * 100);

const countTo = (file: string, { id }: TestOrg): number =>
  readSink(file).filter(({ to }) => to.endsWith(`@${id}.example`)).length;

/**
 * 100,000 invitations (`quick`: 20,000) of one organisation wait, the campaign of another goes on beside it, and three workers send them: how long
 * a third one's reset and single invitation take from the press to the server, and how the two campaigns share what leaves.
 */
export async function fairness({ quick }: { quick: boolean }): Promise<Record<string, number>> {
  const size = quick ? "quick" : "whole";
  const begun = performance.now();
  const folder = mkdtempSync(path.join(tmpdir(), "rollcall-fairness-"));
  const file = path.join(folder, "accepted.jsonl");
  const { port, stopSink } = await openSink(file);
  const settings = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_RATE: String(RATE) };
  const world = await startWorld("fairness", settings, false);
  const { startWorker, ended } = watchWorkers(world.env);
  try {
    const [first, second, third] = [await trusted(), await trusted(), await trusted()];
    const queued = await queueMany(world.ownerUrl, first, QUEUED[size]);
    const beside = await queueMany(world.ownerUrl, second, BESIDE[size]);
    const prepared = performance.now();
    const workers = Array.from({ length: WORKERS }, startWorker);
    const watched = async () => {
      while (readSink(file).length < UNDER_WAY) await pause(50);
      const slowestSeconds = await askBetween(file, third);
      while (readSink(file).length < JUDGED) await pause(50);
      await Promise.all(workers.map(kill));
      return slowestSeconds;
    };
    const slowestSeconds = await Promise.race([watched(), ended]);
    const [ofFirst, ofSecond] = [countTo(file, first), countTo(file, second)];
    const shares = { ofFirst, ofSecond, lesserShare: lesser(ofFirst, ofSecond) };
    const waited = { asked: QUEUED[size], queued, beside, workers: WORKERS };
    return {
      ...{ ...waited, slowestSeconds, ...shares },
      ...{ preparedSeconds: seconds(begun, prepared), seconds: seconds(begun) },
    };
  } finally {
    await stopSink();
    await closeDb();
    await world.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
