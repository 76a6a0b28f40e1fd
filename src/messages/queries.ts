import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { readOwnOrganization } from "@/orgs/queries";

/** The organisation's own words for a letter in a language: what a message queued now would say. */
export async function findTemplate(
  tx: OrgTx,
  letter: string,
  locale: string,
): Promise<{ subject: string; body: string } | undefined> {
  const rows = await tx.db.$queryRaw<{ subject: string; body: string }[]>(sql`
    SELECT w.subject, w.body FROM app.templates t
    JOIN app.wordings w ON w.org_id = t.org_id AND w.id = t.wording_id
    WHERE t.org_id = ${tx.org}::uuid AND t.letter = ${letter} AND t.locale = ${locale}`);
  return rows[0];
}

/** What a preview is made of: the person, who would sign, and the organisation's face. */
export async function readPreviewFacts(tx: OrgTx, accountId: string) {
  const select = { firstName: true, lastName: true, email: true, language: true } as const;
  const person = await tx.db.account.findUnique({
    where: { orgId_id: { orgId: tx.org, id: accountId } },
    select,
  });
  if (!person) return null;
  const actor =
    tx.actor.kind === "account"
      ? await tx.db.account.findUnique({
          where: { orgId_id: { orgId: tx.org, id: tx.actor.id } },
          select,
        })
      : null;
  const organization = await readOwnOrganization(tx);
  const inviter = [actor?.firstName, actor?.lastName].filter(Boolean).join(" ") || null;
  return { ...person, inviter, organization };
}
