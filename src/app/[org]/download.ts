import { readStanding } from "@/admins/queries";
import { inOrg } from "@/lib/in-org";
import type { OrgTx, Scope } from "@/lib/org";

const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;
type Format = keyof typeof TYPES;

/** Makes the next piece of a file and says where it goes on. */
type Piece<Place> = (
  tx: OrgTx,
  place: Place | undefined,
) => Promise<{ bytes: Uint8Array; next: Place | undefined }>;

/** The transaction with what its actor may do at this very moment: a browser may take hours over a file. */
async function withRightsNow(tx: OrgTx): Promise<OrgTx> {
  if (tx.actor.kind !== "account") return tx;
  return { ...tx, actor: { ...tx.actor, permissions: await readStanding(tx, tx.actor.id) } };
}

/** Pieces as the browser takes them, each in a transaction of its own. */
function streamOf<Place>(scope: Scope, piece: Piece<Place>): ReadableStream<Uint8Array> {
  let place: Place | undefined;
  const next = async (tx: OrgTx) => piece(await withRightsNow(tx), place);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      let isEmpty = true;
      do {
        const made = await inOrg(scope, next, "chunk");
        isEmpty = made.bytes.length === 0;
        if (!isEmpty) controller.enqueue(made.bytes);
        place = made.next;
      } while (isEmpty && place);
      if (!place) controller.close();
    },
  });
}

/** A file that is made while it is downloaded; `name` without its ending. */
export const download = <Place>(
  scope: Scope,
  name: string,
  format: Format,
  piece: Piece<Place>,
): Response =>
  new Response(streamOf(scope, piece), {
    headers: {
      "content-type": TYPES[format],
      "content-disposition": `attachment; filename="${name}.${format}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
