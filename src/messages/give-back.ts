import type { OrgTx } from "@/lib/org";
import { takeRoom } from "@/orgs/take-room";
import { releaseMessages } from "./store";

export type GivenBack = {
  lease: string;
  ids: string[];
  /** When they are to be tried. */
  at: Date;
  /** They were counted towards the organisation's cap of the day. */
  isCapped: boolean;
};

/** Leased letters that nobody tried are free again, and none of the day's. */
export async function giveBack(tx: OrgTx, { lease, ids, at, isCapped }: GivenBack): Promise<void> {
  if (ids.length === 0) return;
  // the organisation before its letters, as whoever acts on its people
  if (isCapped) await takeRoom(tx, -ids.length);
  await releaseMessages(tx, lease, ids, at);
}
