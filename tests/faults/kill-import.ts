import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { createAccounts } from "@/accounts/create-accounts";
import { newAccount } from "@/accounts/input";
import { workerScope } from "@/gates/worker";
import { confirmReading } from "@/imports/confirm-reading";
import { runImport } from "@/imports/job";
import { closeDb } from "@/lib/db";
import { inOrg } from "@/lib/in-org";
import { createOrganization } from "@/orgs/create-organization";
import { applyImport } from "@/runs/job";
import { countWritten, readProgress } from "@/runs/queries";
import { rosterFile } from "../bench/roster-file";
import { beginAsShown } from "../support/applying";
import type { TestOrg } from "../support/org";
import { newAdmin } from "../support/org";
import { kill, startProgram } from "../support/processes";
import { importWorld, uploadRoster } from "../support/uploads";
import { startWorld } from "../support/world";

const KILLS = 10;
const END_MS = 900_000;

type Run = { org: TestOrg; id: string };

async function found(slug: string): Promise<TestOrg> {
  const system = workerScope(randomUUID());
  const run: TestOrg["run"] = (work, at) => inOrg(system, work, "chunk", at);
  await run((tx) =>
    createOrganization(tx, { name: "Drill", slug, language: "en", timeZone: "UTC" }),
  );
  return { id: system.org, slug, system, run };
}

/** An organisation that knows a few of the file already, and the plan of the file about to be applied. */
async function prepare(slug: string, file: string): Promise<Run> {
  const org = await found(slug);
  const admin = await newAdmin(org);
  const people = Array.from({ length: 500 }, (_, n) =>
    newAccount.parse({ lastName: "Earlier", email: `chloe.${n * 7}@roster.example` }),
  );
  await org.run((tx) => createAccounts(tx, { people, source: "HAND" }));
  const id = await uploadRoster(admin.scope, file, { kind: "USER" });
  await runImport(importWorld, { org: org.id, id });
  await inOrg(admin.scope, (tx) => confirmReading(tx, { id }));
  await runImport(importWorld, { org: org.id, id });
  const expected = await org.run((tx) => countWritten(tx, id));
  await inOrg(admin.scope, (tx) => beginAsShown(tx, { id, expected, invite: "LATER" }), "chunk");
  return { org, id };
}

/** Kills the only worker at a random moment of a piece, again and again, and lets the last one finish. */
async function killAtRandom({ org, id }: Run, startWorker: () => ReturnType<typeof startProgram>) {
  const progress = async () => {
    const { done = 0, state = "" } = (await org.run((tx) => readProgress(tx, id))) ?? {};
    return { done, isOver: state !== "APPLYING" };
  };
  let kills = 0;
  let worker = startWorker();
  let since = 0;
  const end = Date.now() + END_MS;
  while (Date.now() < end) {
    const { done, isOver } = await progress();
    if (isOver) break;
    if (kills < KILLS && done > since) {
      await pause(Math.random() * 400);
      await kill(worker);
      kills += 1;
      since = (await progress()).done;
      worker = startWorker();
    }
    await pause(20);
  }
  await kill(worker);
  return kills;
}

/** Each person with what an import writes of them: once in all, whatever died meanwhile. */
const WORLD = `
  SELECT a.email_key AS person, to_jsonb(a) - ARRAY['org_id','id','created_by','created_at','updated_at'] AS account,
    ARRAY(SELECT e.event FROM app.account_events e WHERE e.org_id = a.org_id AND e.account_id = a.id ORDER BY e.id) AS events,
    ARRAY(SELECT e.act FROM app.audit_entries e WHERE e.org_id = a.org_id AND e.account_id = a.id ORDER BY e.id) AS acts
  FROM app.accounts a WHERE a.org_id = $1 AND a.email_key LIKE '%@roster.example'`;

async function worldOf(ownerUrl: string, { org }: Run): Promise<Map<string, string>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query("SELECT set_config('app.org_id', $1, false)", [org.id]);
  const { rows } = await client.query<{ person: string }>(WORLD, [org.id]);
  await client.end();
  return new Map(rows.map((row) => [row.person, JSON.stringify(row)]));
}

/**
 * A worker that applies a roster is killed with SIGKILL at random moments of its pieces, and another goes on: `lost` are
 * people whom applying in one go has and this has not, or otherwise; `duplicated` those to whom something was done twice.
 */
export async function killImport({ quick }: { quick: boolean }) {
  const begun = performance.now();
  const rows = quick ? 12_000 : 20_000;
  const world = await startWorld("faults-import");
  try {
    const file = rosterFile(rows);
    const [whole, killed] = [await prepare("drill-whole", file), await prepare("drill", file)];
    await applyImport(
      { scopeOf: workerScope, stopping: () => false },
      { org: whole.org.id, id: whole.id },
    );
    const kills = await killAtRandom(killed, () => {
      const worker = startProgram("src/worker.ts", [], world.env);
      worker.stdout?.resume();
      return worker;
    });
    const wanted = await worldOf(world.ownerUrl, whole);
    const got = await worldOf(world.ownerUrl, killed);
    const lost = [...wanted].filter(([person, what]) => got.get(person) !== what);
    const longer = lost.filter(([person, what]) => (got.get(person)?.length ?? 0) > what.length);
    const { done = 0, refused = 0 } =
      (await killed.org.run((tx) => readProgress(tx, killed.id))) ?? {};
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    const duplicated = longer.length + Math.max(0, got.size - wanted.size);
    return { rows, kills, done, refused, lost: lost.length, duplicated, seconds };
  } finally {
    await closeDb();
    await world.stop();
  }
}
