import type { ChildProcess } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import { closeDb } from "@/lib/db";
import { ensureBuild, NEXT } from "../../scripts/build";
import { freePort } from "../../scripts/ports";
import { runProgram } from "../../scripts/run-program";
import { firstLine, kill, startProgram } from "../support/processes";
import { startWorld } from "../support/world";
import { inTurn } from "./median";
import { inviteMany, serve } from "./served";
import { suspicion } from "./suspect";

const PAIRS = 3;
const BARE = path.resolve("tests/bench/baselines/bare-page");

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
    const pages = sends.map(({ token }) => `http://127.0.0.1:${port}/claim/${token}`);
    const bare = sends.map(({ id }) => `http://127.0.0.1:${barePort}/${org}/${id}`);
    await load(pages);
    await load(bare);
    const figures = await inTurn(
      PAIRS,
      () => load(pages),
      () => load(bare),
    );
    const suspect = suspicion("claim-page", figures.baselinePerSecond);
    return { benchmark: "claim-page", rows, ...figures, ...suspect, target: 0.35 };
  } finally {
    await Promise.all(servers.map(kill));
    await closeDb();
    await world.stop();
  }
}
