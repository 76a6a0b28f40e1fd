import { holdPeople } from "@/accounts/queries";
import type { OrgTx } from "@/lib/org";
import { newId } from "@/lib/secrets";
import { sql } from "@/lib/sql";
import type { SignUpInput } from "./input";

/** A request for an organisation. Its id becomes the organisation's. */
export const insertSignUp = (
  tx: OrgTx,
  {
    sendId,
    country = null,
    ...asked
  }: Omit<SignUpInput, "country"> & { sendId: string; country?: string | null },
) =>
  tx.db.signUp.create({
    data: { ...asked, country, orgId: tx.org, id: newId(), sendId, createdAt: tx.now },
  });

export const markSignUpUsed = (tx: OrgTx, id: string) =>
  tx.db.signUp.updateMany({
    where: { orgId: tx.org, id, consumedAt: null },
    data: { consumedAt: tx.now },
  });

/** Who leaves, held together with the contacts that somebody takes over: one after the other would meet others half-way. */
export const holdWithContacts = (tx: OrgTx, ids: readonly string[]): Promise<number> =>
  holdPeople(
    tx,
    sql`SELECT id FROM app.accounts WHERE org_id = ${tx.org}::uuid AND (id = ANY (${ids}::uuid[]) OR owner_id = ANY (${ids}::uuid[]))`,
  );
