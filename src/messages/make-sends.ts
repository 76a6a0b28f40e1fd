import type { OrgTx } from "@/lib/org";
import { inPieces } from "@/lib/sql";
import type { SendRow } from "./store";
import { insertSends } from "./store";

/** Makes sends, each with a secret of its own that is derived from its fresh id and stored nowhere. Same order out as in. */
export const makeSends = (
  tx: OrgTx,
  rows: SendRow[],
): Promise<{ id: string; keyVersion: number }[]> =>
  inPieces(rows, (piece) => insertSends(tx, piece));
