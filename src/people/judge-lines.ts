import type { Named } from "@/accounts/input";
import { displayName, emailKey, plainKey } from "@/accounts/input";
import { demand } from "@/admins/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { rowset, sql } from "@/lib/sql";
import type { ParsedLine } from "./parse-lines";
import { parseLines } from "./parse-lines";

export type JudgedLine = ParsedLine & {
  /** The line that says the same above. */
  repeats?: number;
  /** Who has this address or number already. */
  person?: { id: string; name: string; status: string; canReopen: boolean };
};

/** More than these belong in a roster. */
const MOST = 1_000;

type Known = Named & { key: string; id: string; status: string; erasedAt: Date | null };

/** A number may look like another's staff number: which of them it is belongs to the key. */
const keyOf = ({ email, phone, externalId }: ParsedLine): string | undefined => {
  if (email ?? phone) return email ? emailKey(email) : phone;
  return externalId && `#${plainKey(externalId)}`;
};

/** The accounts that have one of these addresses (also as a login), numbers or staff numbers. */
async function knownBy(tx: OrgTx, keys: string[]): Promise<Map<string, Known>> {
  const wanted = rowset(
    keys.map((key) => ({ key, external: key.startsWith("#") ? key.slice(1) : null })),
  );
  const columns = sql`a.id, a.status, a.erased_at AS "erasedAt", a.first_name AS "firstName", a.last_name AS "lastName",
    a.email, a.login, a.external_id AS "externalId", a.phone`;
  const rows = await tx.db.$queryRaw<Known[]>(sql`
    WITH r AS (SELECT * FROM jsonb_to_recordset(${wanted}) AS r (key text, external text))
    SELECT r.key, ${columns} FROM r JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.phone_key = r.key
    UNION ALL
    SELECT r.key, ${columns} FROM r JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.external_key = r.external
    UNION ALL
    SELECT r.key, ${columns} FROM r JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.login_key = r.key
    UNION ALL
    SELECT r.key, ${columns} FROM r JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.email_key = r.key`);
  return new Map(rows.map((row) => [row.key, row]));
}

function judge(
  parsed: ParsedLine,
  seen: Map<string, number>,
  known: ReadonlyMap<string, Known>,
): JudgedLine {
  const key = keyOf(parsed);
  if (!key) return parsed;
  const repeats = seen.get(key);
  if (repeats !== undefined) return { ...parsed, repeats };
  seen.set(key, parsed.line);
  const account = known.get(key);
  if (!account) return parsed;
  const { id, status, erasedAt } = account;
  const canReopen = status === "CLOSED" && erasedAt === null;
  return { ...parsed, person: { id, name: displayName(account), status, canReopen } };
}

/** Judges a paste of addresses and numbers, one a line, before anything is written: what is wrong, said twice, here already. */
export async function judgeLines(
  tx: OrgTx,
  { text, country }: { text: string; country: string },
): Promise<JudgedLine[]> {
  demand(tx, "accounts.manage");
  const parsed = parseLines(text, country);
  if (parsed.length > MOST) throw new Refusal("lines-too-many");
  const known = await knownBy(tx, [...new Set(parsed.flatMap((line) => keyOf(line) ?? []))]);
  const seen = new Map<string, number>();
  return parsed.map((line) => judge(line, seen, known));
}
