import type { OrgTx } from "@/lib/org";
import { newId } from "@/lib/secrets";
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
