import { execFile } from "node:child_process";
import { expect } from "vitest";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import type { Ran } from "./admin-here";
import { admin } from "./admin-here";

type Settings = Record<string, string>;

function started(script: string, words: string[], env: Settings): Promise<Ran> {
  const args = ["--import", "tsx", script, ...words];
  return new Promise((done) =>
    execFile(process.execPath, args, { env: { ...process.env, ...env } }, (fault, out, err) =>
      done({ status: typeof fault?.code === "number" ? fault.code : fault ? -1 : 0, out, err }),
    ),
  );
}

/** The operator's command as it is typed, in a process of its own. */
export const typed = (words: string[], env: Settings = {}): Promise<Ran> =>
  started("scripts/admin.ts", words, env);

/** Several commands, one after the other, in one process with settings of its own. */
export async function adminWith(env: Settings, commands: string[][]): Promise<Ran[]> {
  const { status, out, err } = await started(
    "tests/support/admin-runner.ts",
    [JSON.stringify(commands)],
    env,
  );
  expect([status, err]).toEqual([0, ""]);
  return JSON.parse(out);
}

/** What a command with --json said to programs, where it did what it was asked. */
export function answerOf({ status, out, err }: Ran) {
  expect([status, err]).toEqual([0, ""]);
  return JSON.parse(out.trim().split("\n").at(-1) ?? "");
}

/** What it answers to programs, once it is done. */
export const answered = async (words: string[]) => answerOf(await admin([...words, "--json"]));

/** The acts in an organisation's audit log, the oldest first. */
export const actsOf = (id: string): Promise<string[]> =>
  inOrg(mintScope(id, { kind: "system" }), async (tx) => {
    const rows = await tx.db.auditEntry.findMany({
      where: { orgId: id },
      orderBy: { id: "asc" },
    });
    return rows.map(({ act }) => act);
  });
