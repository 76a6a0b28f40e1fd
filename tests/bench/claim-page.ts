import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createAccounts } from "@/accounts/create-accounts";
import { newAccount } from "@/accounts/input";
import { workerScope } from "@/gates/worker";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { closeDb } from "@/lib/db";
import { inOrg } from "@/lib/in-org";
import { makeToken } from "@/lib/secrets";
import { createOrganization } from "@/orgs/create-organization";
import { ensureBuild, NEXT } from "../../scripts/build";
import { freePort } from "../../scripts/ports";
import { runProgram } from "../../scripts/run-program";
import { firstLine, kill, startProgram } from "../support/processes";
import { startWorld } from "../support/world";
import { inTurn } from "./median";

const PAIRS = 3;
const BARE = path.resolve("tests/bench/baselines/bare-page");

async function serve(
  folder: string,
  port: number,
  env: Record<string, string>,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, [NEXT, "start", folder, "-p", String(port)], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...env, NODE_ENV: "production" },
  });
  for (let tries = 0; tries < 200; tries += 1) {
    if (await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)) return child;
    await pause(100);
  }
  throw new Error(`the server on port ${port} did not answer`);
}

/** Next writes a tsconfig into the baseline, and with it takes the proxy of this repository for its own. */
async function buildBare(): Promise<void> {
  for (const left of [".next", "tsconfig.json", "next-env.d.ts"])
    await rm(path.join(BARE, left), { recursive: true, force: true });
  const { ok, output } = await runProgram([NEXT, "build", BARE], {
    ...process.env,
    NODE_ENV: "production",
  });
  if (!ok) throw new Error(`the baseline was not built:\n${output}`);
}

/** Sends of people who were invited, each with a claim page. */
async function inviteMany(
  count: number,
): Promise<{ org: string; sends: { id: string; keyVersion: number }[] }> {
  const org = randomUUID();
  const scope = workerScope(org);
  const founding = {
    name: "Bench",
    slug: "bench-claims",
    language: "en",
    timeZone: "UTC",
  } as const;
  const people = Array.from({ length: count }, (_, n) =>
    newAccount.parse({
      firstName: "Bench",
      lastName: `Person ${n}`,
      email: `person.${n}@bench.example`,
    }),
  );
  await inOrg(scope, (tx) => createOrganization(tx, founding));
  await inOrg(
    scope,
    async (tx) => {
      const { done } = await createAccounts(tx, { people, source: "ROSTER" });
      await inviteAccounts(tx, { ids: done.map(({ id }) => id), lane: 3 });
    },
    "chunk",
  );
  const sends = await inOrg(scope, (tx) =>
    tx.db.send.findMany({ where: { orgId: org }, select: { id: true, keyVersion: true } }),
  );
  return { org, sends };
}

/** Claim pages per second against a bare Next page that opens a tenant transaction and reads one row. */
export async function claimPage({ rows = 200 }: { rows?: number }) {
  const world = await startWorld("bench");
  const servers: ChildProcess[] = [];
  try {
    await ensureBuild(() => undefined);
    await buildBare();
    const { org, sends } = await inviteMany(rows);
    const [port, barePort] = [await freePort(), await freePort()];
    servers.push(await serve(".", port, world.env), await serve(BARE, barePort, world.env));
    const load = async (urls: string[]) =>
      Number(await firstLine(startProgram("tests/bench/load.ts", ["16", "6", ...urls], {})));
    const pages = sends.map(
      ({ id, keyVersion }) =>
        `http://127.0.0.1:${port}/claim/${makeToken("claim", org, id, keyVersion)}`,
    );
    const bare = sends.map(({ id }) => `http://127.0.0.1:${barePort}/${org}/${id}`);
    await load(pages);
    await load(bare);
    const figures = await inTurn(
      PAIRS,
      () => load(pages),
      () => load(bare),
    );
    return { benchmark: "claim-page", rows, ...figures, target: 0.85 };
  } finally {
    await Promise.all(servers.map(kill));
    await closeDb();
    await world.stop();
  }
}
