import type { OrgTx } from "@/lib/org";

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
  const organization = await tx.db.organization.findUniqueOrThrow({ where: { orgId: tx.org } });
  const inviter = [actor?.firstName, actor?.lastName].filter(Boolean).join(" ") || null;
  return { ...person, inviter, organization };
}
