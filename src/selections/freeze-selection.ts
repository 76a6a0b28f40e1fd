import { resolveFilter } from "@/addressees/resolve-filter";
import { demand } from "@/admins/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { newId } from "@/lib/secrets";
import { parseQuery, readFilter } from "@/people/input";
import { peopleConditions } from "@/people/queries";
import { queryOf } from "@/people/rules";
import { clearUnused, insertSelection, selectIds, selectMatching } from "./store";

const DAY = 86_400_000;

type Ticked = { ids: readonly string[]; importId?: string; isDesk?: boolean };

/** Evaluates a view of the People list once and keeps who matches. */
async function frozen(tx: OrgTx, id: string, query: string): Promise<number> {
  const { each } = await peopleConditions(
    tx,
    await resolveFilter(tx, readFilter(parseQuery(query))),
  );
  return selectMatching(tx, id, each);
}

/**
 * Keeps the people of a view (`query`), or those ticked by hand or chosen by a file (`ids`), as they are at this moment: from here on the
 * selection means these people and no others. What nobody used for a day is cleared away on the way.
 */
export async function freezeSelection(
  tx: OrgTx,
  who: { query: string } | Ticked,
): Promise<{ id: string; count: number }> {
  demand(tx, "accounts.view");
  if (tx.actor.kind !== "account") throw new Refusal("not-allowed");
  await clearUnused(tx, new Date(tx.now.getTime() - DAY));
  const id = newId();
  const query = "query" in who ? queryOf(readFilter(parseQuery(who.query))) : "";
  const input = {
    byHand: "ids" in who,
    ...("ids" in who && { importId: who.importId, isDesk: who.isDesk }),
  };
  await insertSelection(tx, { id, madeBy: tx.actor.id, query, input });
  const count = "query" in who ? await frozen(tx, id, query) : await selectIds(tx, id, who.ids);
  await tx.db.selection.update({ where: { orgId_id: { orgId: tx.org, id } }, data: { count } });
  return { id, count };
}
