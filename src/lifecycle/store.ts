import type { OrgTx } from "@/lib/org";
import { newId } from "@/lib/secrets";
import { sql } from "@/lib/sql";
import type { SignUpInput } from "./input";

/** A request for an organisation. Its id becomes the organisation's. */
export const insertSignUp = (tx: OrgTx, { sendId, ...asked }: SignUpInput & { sendId: string }) =>
  tx.db.signUp.create({ data: { ...asked, orgId: tx.org, id: newId(), sendId, createdAt: tx.now } });

export const markSignUpUsed = (tx: OrgTx, id: string) =>
  tx.db.signUp.updateMany({ where: { orgId: tx.org, id, consumedAt: null }, data: { consumedAt: tx.now } });

type Owner = { id: string; status: string; epoch: number; email: string | null; language: string | null; hash: string | null };

/** Locks an account with its password: who changes it goes one after the other. */
export async function lockOwner(tx: OrgTx, id: string): Promise<Owner | undefined> {
  const rows = await tx.db.$queryRaw<Owner[]>(sql`
    SELECT a.id, a.status, a.epoch, a.email, a.language, p.hash
    FROM app.accounts a LEFT JOIN app.passwords p ON p.org_id = a.org_id AND p.account_id = a.id
    WHERE a.org_id = ${tx.org}::uuid AND a.id = ${id}::uuid FOR NO KEY UPDATE OF a`);
  return rows[0];
}
