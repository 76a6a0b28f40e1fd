import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { embeddedDatabase } from "../scripts/database";
import { migrate } from "../scripts/migrate";
import { prepareHome } from "../scripts/postgres-home";

const MINUTES = 180_000;
mkdirSync(".data", { recursive: true });
const root = mkdtempSync(path.resolve(".data/test-backup-"));
const folder = (name: string): string => path.join(root, name);
const key = (): string => `1:${randomBytes(32).toString("base64url")}\n`;

/** A program in the installation of that folder, with nothing else in its settings. */
async function run(data: string, script: string, ...words: string[]): Promise<string> {
  const env = {
    ...process.env,
    ...{ DATA_DIR: folder(data), DATABASE_URL: "", MIGRATION_DATABASE_URL: "", ROLLCALL_KEYS: "" },
  };
  const args = ["--import", "tsx", script, ...words];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return stdout.trim();
}
const admin = (data: string, ...words: string[]) => run(data, "scripts/admin.ts", ...words);
const claim = (data: string, link: string) => run(data, "tests/support/link-claimer.ts", link);

/** Its database may lie elsewhere, where the server's user can reach it. */
function destroy(data: string): void {
  rmSync(prepareHome(path.join(folder(data), "postgres")).folder, { recursive: true, force: true });
  rmSync(folder(data), { recursive: true, force: true });
}

beforeAll(async () => {
  mkdirSync(folder("first"), { mode: 0o711 });
  writeFileSync(path.join(folder("first"), "keys"), key(), { mode: 0o600 });
  const { server, urls } = await embeddedDatabase(folder("first"));
  await migrate(urls);
  await server.stop();
}, MINUTES);

afterAll(() => {
  for (const data of ["first", "second", "third"]) destroy(data);
  rmSync(root, { recursive: true, force: true });
});

test("a live link is claimed after everything was lost and restored with its keys, and with other keys it is worth nothing", {
  timeout: MINUTES,
}, async () => {
  const words = [
    "--name",
    "Lindqvist AB",
    "--slug",
    "lindqvist",
    "--owner",
    "eva@lindqvist.example",
  ];
  await admin("first", "create-organization", ...words);
  const link = await admin("first", "reset-owner", "lindqvist", "--print");
  expect(link).toMatch(/\/claim\/claim_/);
  await admin("first", "backup", "--to", folder("copy"));
  await expect(admin("first", "backup", "--to", folder("copy"))).rejects.toThrow("is not empty");
  await expect(admin("first", "restore", "--from", folder("copy"))).rejects.toThrow("already");
  destroy("first");
  await expect(admin("first", "list-organizations")).rejects.toThrow("holds no installation");

  await admin("second", "restore", "--from", folder("copy"));
  await admin("third", "restore", "--from", folder("copy"));
  writeFileSync(path.join(folder("third"), "keys"), key(), { mode: 0o600 });
  expect(await claim("third", link)).toBe("worthless");
  expect(await admin("second", "list-organizations")).toContain("lindqvist");
  expect(await claim("second", link)).toBe("claimed");
  expect(await claim("second", link)).toBe("already-active");
});
