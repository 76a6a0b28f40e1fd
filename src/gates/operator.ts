import { pool } from "@/lib/db";
import { mintScope } from "@/lib/mint-scope";
import type { Scope } from "@/lib/org";
import { directoryDigest } from "@/lib/secrets";

/* The operator's door: whoever can start a program with the installation's own settings. No request comes through it. */

export const operatorScope = (org: string): Scope => mintScope(org, { kind: "system" });

/** The organisation of an address, also of an earlier one; undefined for what never was one. */
export async function findOrgBySlug(slug: string): Promise<string | undefined> {
  const { rows } = await pool().query<{ org: string | null }>("SELECT app.find_slug($1) AS org", [
    directoryDigest(slug),
  ]);
  return rows[0]?.org ?? undefined;
}
