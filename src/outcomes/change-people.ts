import { changeAccounts } from "@/accounts/change-accounts";
import { prepareCodes } from "@/codes/prepare-codes";
import type { OrgTx } from "@/lib/org";
import type { Draft, Found } from "./rules";
import { changeOf, goesOn, note } from "./rules";

/** One who was to be made by another line was found before; everybody else is named by the row. */
const newOwnerOf = ({ ownerId, change: { owner } }: Draft): string | undefined =>
  ownerId ?? (owner && "id" in owner ? owner.id : undefined);

const isReaddressed = ({ fields }: { fields: string[] }): boolean =>
  fields.includes("email") || fields.includes("phone");

/** Changes the fields and owners of known people; a field that is no longer what the plan saw refuses its row. */
export async function changePeople(
  tx: OrgTx,
  { drafts, found }: { drafts: readonly Draft[]; found: ReadonlyMap<string, Found> },
): Promise<void> {
  const known = new Map(
    drafts
      .filter(goesOn)
      .filter(({ verdict }) => verdict !== "CREATE" && verdict !== "ERASE")
      .filter((draft) => draft.change.fields || newOwnerOf(draft))
      .map((draft) => [draft.id, draft]),
  );
  if (known.size === 0) return;
  const changes = [...known.values()].map((draft) => {
    const { id, change } = draft;
    const ownerId = newOwnerOf(draft);
    const fields = changeOf(change);
    return {
      id,
      from: { ...fields.from },
      change: ownerId ? { ...fields.change, ownerId } : fields.change,
    };
  });
  const { done, refused } = await changeAccounts(tx, { changes, source: "ROSTER" });
  // who lost their last address or number can only be reached by a code
  await prepareCodes(tx, { ids: done.filter(isReaddressed).map(({ id }) => id) });
  for (const { id, fields } of done) {
    const draft = known.get(id);
    if (!draft) continue;
    note(draft, {});
    if (fields.includes("ownerId")) note(draft, { ownerId: found.get(id)?.ownerId ?? null });
  }
  for (const { id, code } of refused) {
    const draft = known.get(id);
    if (draft) draft.code = code;
  }
}
