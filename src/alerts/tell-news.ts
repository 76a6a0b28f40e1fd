import type { OrgTx } from "@/lib/org";
import { queueMessages } from "@/messages/queue-messages";
import { readOwnOrganization } from "@/orgs/queries";
import type { News } from "./find-news";
import { findNews } from "./find-news";
import type { Told } from "./queries";
import { listTold } from "./queries";
import type { AlertKind } from "./rules";
import { isForOwnerAlone, letterOf, NEEDED, pageOf } from "./rules";
import { insertAlert, insertReaders, setTold } from "./store";

/** Who began it, while they may still do such a thing; else everybody who may. Whoever wants no notice of the kind gets none. */
function readersOf(all: readonly Told[], { owner, details }: News): Told[] {
  const own = all.filter(({ id }) => id === owner);
  const readers = own.length > 0 || isForOwnerAlone(details) ? own : all;
  return readers.filter(({ way }) => way !== "NONE");
}

/** When it happened; of what goes on, since when. */
const momentOf = ({ details }: News, now: Date): string =>
  typeof details.since === "string" ? new Date(details.since).toISOString() : now.toISOString();

/** Admins who may be told of each kind, read once however much there is to tell. */
type Audience = Map<AlertKind, Told[]>;

async function tell(
  tx: OrgTx,
  piece: News,
  language: string,
  audience: Audience,
): Promise<boolean> {
  await setTold(tx, piece);
  if (piece.isWatched) return false;
  const alertId = await insertAlert(tx, piece);
  if (!alertId) return false;
  const { kind } = piece;
  const all = audience.get(kind) ?? (await listTold(tx, kind, NEEDED[kind]));
  audience.set(kind, all);
  const readers = readersOf(all, piece);
  const ids = readers.map(({ id }) => id);
  await insertReaders(tx, { alertId, kind: piece.kind }, ids);
  const details = { ...piece.details, at: momentOf(piece, tx.now), page: pageOf(piece) };
  const mailed = readers.flatMap(({ id, email, way, ...reader }) =>
    email && way === "MAIL"
      ? [{ accountId: id, toAddress: email, locale: reader.language ?? language }]
      : [],
  );
  const letter = letterOf(piece.kind, piece.details);
  // In the first lane: what is told of a cap or a queue must not wait behind it.
  await queueMessages(
    tx,
    mailed.map((mail) => ({ ...mail, letter, lane: 1, details })),
  );
  return true;
}

/**
 * Tells admins what happened since the last look: the notice, who is told and their letters in one transaction. Killed, it
 * finds the same again; of two at once one tells. Returns how much there was.
 */
export async function tellNews(tx: OrgTx): Promise<number> {
  const found = await findNews(tx);
  if (found.length === 0) return 0;
  const { language } = await readOwnOrganization(tx);
  const audience: Audience = new Map();
  let told = 0;
  for (const piece of found) if (await tell(tx, piece, language, audience)) told += 1;
  return told;
}
