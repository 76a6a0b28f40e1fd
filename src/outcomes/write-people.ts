import { createAccounts } from "@/accounts/create-accounts";
import { prepareCodes } from "@/codes/prepare-codes";
import type { OrgTx } from "@/lib/org";
import { accountsOfLines } from "./queries";
import type { Draft } from "./rules";
import { goesOn, note, personOf } from "./rules";

/** The owners that rows name; one who was to be made by another line is there by now, or was refused. */
async function settleOwners(tx: OrgTx, importId: string, drafts: readonly Draft[]): Promise<void> {
  const lines = drafts.flatMap(({ change: { owner } }) =>
    owner && "line" in owner ? [owner.line] : [],
  );
  const made = await accountsOfLines(tx, importId, lines);
  for (const draft of drafts) {
    const { owner } = draft.change;
    if (!owner) continue;
    const id = "line" in owner ? made.get(owner.line) : owner.id;
    if (id) draft.ownerId = id;
    else draft.code = "owner-not-found";
  }
}

/** Makes the people whom rows create, with their owners. Their keys may have been taken since the plan: then the row says so. */
export async function writePeople(
  tx: OrgTx,
  { importId, drafts }: { importId: string; drafts: readonly Draft[] },
): Promise<void> {
  await settleOwners(tx, importId, drafts);
  const fresh = drafts.filter(({ verdict, code }) => verdict === "CREATE" && !code);
  if (fresh.length === 0) return;
  const people = fresh.map(({ change, ownerId }) => personOf(change, ownerId));
  const { done, refused } = await createAccounts(tx, { people, source: "ROSTER" });
  for (const { index, id } of done) {
    const draft = fresh[index];
    if (!draft) continue;
    draft.id = id;
    note(draft, { made: true, ownerId: draft.ownerId ?? null });
  }
  const unreached = done.filter(({ index }) => !people[index]?.email && !people[index]?.phone);
  await prepareCodes(tx, { ids: unreached.map(({ id }) => id) });
  for (const { index, code } of refused) {
    const draft = fresh[index];
    if (draft && !goesOn(draft)) draft.code = code;
  }
}
