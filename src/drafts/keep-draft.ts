import type { OrgTx } from "@/lib/org";
import type { Draft } from "./rules";
import { upsertDraft } from "./store";

type Kept = {
  accountId: string;
  /** What stands there already. */
  before: Draft | null;
  said: Draft;
};

/** Keeps what an invitee said, beside what they said before: the link shows it again wherever it is opened. */
export async function keepDraft(tx: OrgTx, { accountId, before, said }: Kept): Promise<void> {
  await upsertDraft(tx, accountId, { ...before, ...said });
}
