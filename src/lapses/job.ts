import { datedOrgs } from "@/lib/due-orgs";
import { everyOrg } from "@/lib/every-org";
import { inOrg } from "@/lib/in-org";
import type { OrgTx, Scope } from "@/lib/org";
import { closeUnclaimed } from "./close-unclaimed";
import type { Piece, Place } from "./rules";
import { suspendDated } from "./suspend-dated";
import { workIdle } from "./work-idle";

export type LapseWorld = {
  /** The worker's gate. */
  scopeOf: (org: string) => Scope;
  now: () => Date;
  stopping: () => boolean;
};

type Work = (tx: OrgTx, place: Place | undefined) => Promise<Piece>;

/** Piece after piece to the end; what a killed worker had not done is found again, for nothing but the tables says what is due. */
async function toTheEnd(world: LapseWorld, org: string, work: Work): Promise<number> {
  let total = 0;
  let place: Place | undefined;
  do {
    const from = place;
    const piece = await inOrg(world.scopeOf(org), (tx) => work(tx, from), "chunk", world.now());
    total += piece.done;
    place = piece.next;
  } while (place && !world.stopping());
  return total;
}

/** Suspends everybody whose date has come, in the organisations in which one has. */
export async function suspendDue(world: LapseWorld): Promise<number> {
  let total = 0;
  for (const org of await datedOrgs(world.now())) {
    if (world.stopping()) break;
    total += await toTheEnd(world, org, (tx, place) => suspendDated(tx, { place }));
  }
  return total;
}

const RULES: readonly Work[] = [
  (tx, place) => workIdle(tx, { about: "told", place }),
  (tx, place) => workIdle(tx, { about: "untold", place }),
  (tx, place) => closeUnclaimed(tx, { about: "told", place }),
  (tx, place) => closeUnclaimed(tx, { about: "untold", place }),
];

/** Warns and suspends who stays away and closes who never claims, where an organisation has such rules. */
export async function lapseDue(world: LapseWorld): Promise<number> {
  let total = 0;
  for await (const org of everyOrg("lapsing")) {
    for (const rule of RULES) {
      if (world.stopping()) return total;
      total += await toTheEnd(world, org, rule);
    }
  }
  return total;
}
