import type { OrgTx } from "@/lib/org";
import type { Draft, KeptDraft } from "./rules";
import { upsertDraft } from "./store";

type Kept = {
  /** The sending by whose link it was said. */
  sendId: string;
  /** What stands there already. */
  before: KeptDraft | null;
  said: Draft;
  /** Which browser says it. */
  browser: string | undefined;
};

/** Keeps what an invitee said, beside what they said before: the link shows it again wherever it is opened. */
export async function keepDraft(
  tx: OrgTx,
  { sendId, before, said, browser = "" }: Kept,
): Promise<void> {
  const isAlone = before === null || before.browser === browser;
  await upsertDraft(tx, sendId, { ...before, ...said }, isAlone ? browser : null);
}
