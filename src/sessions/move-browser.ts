import type { OrgTx } from "@/lib/org";
import { directoryDigest } from "@/lib/secrets";
import { renameBrowser } from "./store";

/** A browser that signed in elsewhere has a fresh id: its session in this organisation moves to it. */
export async function moveBrowser(
  tx: OrgTx,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await renameBrowser(tx, directoryDigest(from), directoryDigest(to));
}
