import { execFile } from "node:child_process";
import { expect } from "vitest";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";

type Ran = { status: number; out: string; err: string };

/** The operator's command as it is typed, in a process of its own. */
export function admin(words: string[], env: Record<string, string> = {}): Promise<Ran> {
  const args = ["--import", "tsx", "scripts/admin.ts", ...words];
  return new Promise((done) =>
    execFile(process.execPath, args, { env: { ...process.env, ...env } }, (fault, out, err) =>
      done({ status: typeof fault?.code === "number" ? fault.code : fault ? -1 : 0, out, err }),
    ),
  );
}

/** What it answers to programs, once it is done. */
export async function answered(words: string[], env?: Record<string, string>) {
  const { status, out, err } = await admin([...words, "--json"], env);
  expect([status, err], words.join(" ")).toEqual([0, ""]);
  return JSON.parse(out.trim().split("\n").at(-1) ?? "");
}

/** The acts in an organisation's audit log, the oldest first. */
export const actsOf = (id: string): Promise<string[]> =>
  inOrg(mintScope(id, { kind: "system" }), async (tx) => {
    const rows = await tx.db.auditEntry.findMany({
      where: { orgId: id },
      orderBy: { id: "asc" },
    });
    return rows.map(({ act }) => act);
  });
