import type { OrgTx } from "@/lib/org";
import { noteKeepers } from "@/settlements/note-keepers";
import { refuseLeaving } from "@/settlements/refuse-leaving";
import type { watchNames } from "@/settlements/watch-names";
import { noteSigns } from "@/slips/note-signs";
import { countDomains } from "@/slips/queries";
import type { PlanTerms } from "@/verdicts/read-terms";
import { countPlan } from "./count-plan";
import { markDuplicates } from "./mark-duplicates";
import type { PlanCounts } from "./rules";
import { settleOwners } from "./settle-owners";
import { markRepeats, setCounts } from "./store";

/**
 * What only the whole file tells, once its rows are stored: who stands in it twice, whose owner stands in it; then
 * what all of it comes to. `only` are lines that were judged anew; the others are settled already. `names` saw all rows on their way:
 * what no row names, and whether two name one person, need not be asked.
 */
export async function settlePlan(
  tx: OrgTx,
  {
    id,
    isChoice,
    terms,
    only,
    names,
  }: {
    id: string;
    isChoice: boolean;
    terms: PlanTerms;
    only?: readonly number[];
    names?: ReturnType<typeof watchNames>;
  },
): Promise<PlanCounts> {
  if (isChoice) await markRepeats(tx, id);
  else {
    if (names?.areAlike() ?? true) await markDuplicates(tx, id, only);
    await settleOwners(tx, { id, terms: terms.row, only, areNamed: names?.name("owner") ?? true });
    await refuseLeaving(tx, { id, mapping: terms.row.mapping });
    await noteKeepers(tx, id);
  }
  const domains = await countDomains(tx, id);
  await noteSigns(tx, { id, domains });
  const counts = await countPlan(tx, { id, terms, domains, names });
  await setCounts(tx, id, counts);
  return counts;
}
