import type { OrgTx } from "@/lib/org";
import { newId } from "@/lib/secrets";
import type { SignUpInput } from "./input";

/** A request for an organisation. Its id becomes the organisation's. */
export const insertSignUp = (tx: OrgTx, { sendId, ...asked }: SignUpInput & { sendId: string }) =>
  tx.db.signUp.create({
    data: { ...asked, orgId: tx.org, id: newId(), sendId, createdAt: tx.now },
  });

export const markSignUpUsed = (tx: OrgTx, id: string) =>
  tx.db.signUp.updateMany({
    where: { orgId: tx.org, id, consumedAt: null },
    data: { consumedAt: tx.now },
  });
