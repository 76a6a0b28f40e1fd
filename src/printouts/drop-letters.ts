import type { OrgTx } from "@/lib/org";
import { LETTERS_KEPT_MS } from "./rules";
import { forgetLetters } from "./store";

/** Takes away letters that were made a day ago; who printed what stays known. */
export const dropLetters = (tx: OrgTx, { most }: { most: number }): Promise<number> =>
  forgetLetters(tx, new Date(tx.now.getTime() - LETTERS_KEPT_MS), most);
