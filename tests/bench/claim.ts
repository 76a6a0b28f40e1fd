import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { closeDb } from "@/lib/db";
import { bindForm } from "@/lib/secrets";
import { ensureBuild } from "../../scripts/build";
import { freePort } from "../../scripts/ports";
import { firstLine, kill, startProgram } from "../support/processes";
import { startWorld } from "../support/world";
import { inTurn } from "./median";
import { inviteMany, serve } from "./served";
import { suspicion } from "./suspect";

const PAIRS = 3;
// A server claims for days: its first hundreds of claims, while its code is still being compiled, are not its speed.
const WARM = 300;

/** Final claim forms per second, hash, commit and session included, against argon2id alone on the same cores. */
export async function claim({ rows = 1_000 }: { rows?: number }) {
  const world = await startWorld("bench");
  const folder = mkdtempSync(path.join(tmpdir(), "rollcall-bench-"));
  let server: ChildProcess | undefined;
  try {
    await ensureBuild(() => undefined);
    const { sends } = await inviteMany(rows * PAIRS + WARM);
    const port = await freePort();
    server = await serve(".", port, world.env);
    const forms = sends.map(({ token }) => ({
      url: `http://127.0.0.1:${port}/claim/${token}/claim`,
      proof: bindForm("bench", token),
    }));
    const claimNext = async (count: number) => {
      const file = path.join(folder, "forms.json");
      writeFileSync(file, JSON.stringify(forms.splice(0, count)));
      return Number(await firstLine(startProgram("tests/bench/claim-load.ts", ["16", file], {})));
    };
    const hash = () =>
      firstLine(startProgram("tests/bench/baselines/bare-hashes.mjs", [String(rows)], {}));
    await claimNext(WARM);
    const figures = await inTurn(
      PAIRS,
      () => claimNext(rows),
      async () => Number(await hash()),
    );
    const suspect = suspicion("claim", figures.baselinePerSecond);
    return { benchmark: "claim", rows, ...figures, ...suspect, target: 0.4 };
  } finally {
    if (server) await kill(server);
    await closeDb();
    await world.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
