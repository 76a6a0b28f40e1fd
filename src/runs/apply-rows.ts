import { readRightsNow } from "@/admins/queries";
import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import { dropFiles } from "@/files/drop-files";
import { holdImports } from "@/imports/queries";
import type { ImportState } from "@/imports/rules";
import { CHUNK, rightsToApply } from "@/imports/rules";
import type { OrgTx } from "@/lib/org";
import { dropMadeTeams } from "@/outcomes/drop-made-teams";
import { nextRows } from "@/outcomes/next-rows";
import { BEGINNING } from "@/outcomes/rules";
import { writeRows } from "@/outcomes/write-rows";
import { countUndone } from "./count-undone";
import { isUndoing, readMadeTeams } from "./queries";
import type { LockedImport } from "./store";
import { lockImport, setNotes, setState } from "./store";

/** Whoever made the import acts, with the rights they hold at this moment; all that it does is one act of the audit log. */
async function asMaker(tx: OrgTx, { id, madeBy }: LockedImport): Promise<OrgTx> {
  if (tx.actor.kind === "account") return { ...tx, actId: id };
  const permissions = await readRightsNow(tx, madeBy);
  return { ...tx, actId: id, actor: { kind: "account", id: madeBy, permissions } };
}

/** The last row is written: the file goes, and with an undoing the teams that nobody needs any more. */
async function finish(tx: OrgTx, run: LockedImport): Promise<void> {
  if (run.undoes) await dropMadeTeams(tx, { ids: await readMadeTeams(tx, run.undoes) });
  await setState(tx, run.id, "APPLIED");
  if (run.fileId) await dropFiles(tx, { ids: [run.fileId] });
  const { id: importId, purpose, done, refused } = run;
  if (run.undoes)
    return writeAudit(tx, [
      {
        act: "import.undone",
        details: { importId, undoes: run.undoes, ...(await countUndone(tx, importId)) },
      },
    ]);
  await writeAudit(tx, [{ act: "import.applied", details: { importId, purpose, done, refused } }]);
}

/**
 * Writes the next rows of an import in one transaction: accounts, outcomes and progress together, so that a worker killed
 * anywhere leaves whole pieces, and of two workers the second finds the next rows. A refusal of the whole (a right that is
 * gone) is thrown and leaves nothing behind.
 */
export async function applyRows(
  tx: OrgTx,
  { id, most = CHUNK }: { id: string; most?: number },
): Promise<{ state: ImportState }> {
  // whom it erases may stand in any import
  if (await isUndoing(tx, id)) await holdImports(tx);
  const run = await lockImport(tx, id);
  if (run?.state !== "APPLYING") return { state: run?.state ?? "DISCARDED" };
  const actor = await asMaker(tx, run);
  for (const right of rightsToApply(run.purpose, run.invite)) demand(actor, right);
  const { rows, place } = await nextRows(actor, run, run.options.place ?? BEGINNING, most);
  if (rows.length === 0 || !place) {
    await finish(actor, run);
    return { state: "APPLIED" };
  }
  const written = await writeRows(actor, {
    importId: id,
    purpose: run.purpose,
    invites: run.invite === "NOW",
    rows,
  });
  const madeTeams = [...(run.options.madeTeams ?? []), ...written.madeTeams];
  await setNotes(actor, id, { place, madeTeams }, written);
  return { state: "APPLYING" };
}
