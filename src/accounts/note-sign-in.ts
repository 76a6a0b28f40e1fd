import type { OrgTx } from "@/lib/org";
import { KEPT, sql } from "@/lib/sql";

type Before = {
  id: string;
  email: string | null;
  language: string | null;
  lastSignInAt: Date | null;
};

/**
 * Notes that a person signed in; returns their address, language and when they did so before (null: never yet).
 * Both sides name the account: joined by its id alone, an organisation that was filled a moment ago is read as a whole.
 */
export async function noteSignIn(tx: OrgTx, { id }: { id: string }): Promise<Before> {
  const [before] = await tx.db.$queryRaw<Before[]>(sql`
    ${KEPT} UPDATE app.accounts a SET last_sign_in_at = ${tx.now}
    FROM (SELECT id, last_sign_in_at FROM app.accounts WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE) was
    WHERE a.org_id = ${tx.org}::uuid AND a.id = ${id}::uuid
    RETURNING a.id, a.email, a.language, was.last_sign_in_at AS "lastSignInAt"`);
  if (!before) throw new Error("a signed-in account vanished within its transaction");
  return before;
}
