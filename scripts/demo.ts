import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { runProgram } from "./run-program";
import { ROOT, StartError } from "./say";

const SEED = path.join(ROOT, "prisma/seed.ts");

/** There from the first row of the demo organisation to the last. */
export const seedMarker = (dataDir: string): string => path.join(dataDir, "seeding");

/** Forced row-level security holds the owner too; inside a transaction that is rolled back, the owner may lift it. */
async function isEmpty(ownerUrl: string): Promise<boolean> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query("BEGIN");
    const { rows } = await owner.query<{ held: boolean }>(
      "SELECT row_security_active('app.organizations') AS held",
    );
    if (rows[0]?.held)
      await owner.query("ALTER TABLE app.organizations NO FORCE ROW LEVEL SECURITY");
    const { rowCount } = await owner.query(
      "SELECT FROM app.organizations WHERE NOT system LIMIT 1",
    );
    return rowCount === 0;
  } finally {
    await owner.query("ROLLBACK");
    await owner.end();
  }
}

/** Address and sign-in of the demo organisation, for every later start. */
const signInFile = (dataDir: string): string => path.join(dataDir, "demo");

/** The port may be another one by now. */
const atOrigin = (text: string, origin: string): string =>
  text.replace(/https?:\/\/[^/\s]+/, origin);

/** On a database without an organisation, makes the demo one; what that prints (address, sign-in) comes back, also later. */
export async function seedDemo(
  dataDir: string,
  ownerUrl: string,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const marker = seedMarker(dataDir);
  const kept = signInFile(dataDir);
  if (!existsSync(marker) && !(await isEmpty(ownerUrl)))
    return existsSync(kept) ? atOrigin(readFileSync(kept, "utf8"), env.APP_URL ?? "") : "";
  writeFileSync(marker, "");
  const { ok, output } = await runProgram(["--import", "tsx", SEED], env);
  if (!ok) throw new StartError(`The demo organisation could not be made:\n${output}`);
  writeFileSync(kept, output.trim(), { mode: 0o600 });
  rmSync(marker);
  return output.trim();
}
