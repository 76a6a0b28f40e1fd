import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { readMoves, readSettings, readTrust } from "./queries";
import { isSlugRefused, nextMove } from "./rules";
import { reserveSlug, updateSlug } from "./store";

/**
 * Moves the organisation to another address. The old one stays its own for good and leads to the new one; links that were
 * sent name no slug and go on working. Going back to an address of its own is
 * possible at any time; to new ones only now and then, or one organisation would take them all.
 */
export async function changeSlug(
  tx: OrgTx,
  { slug, seen }: { slug: string; seen?: Date | undefined },
): Promise<{ changed: boolean }> {
  demand(tx, "settings.manage");
  const before = await readSettings(tx);
  if (before.slug === slug) return { changed: false };
  if (seen && seen.getTime() !== before.updatedAt.getTime()) throw new Refusal("settings-changed");
  if (isSlugRefused(slug)) throw new Refusal("slug-refused");
  const { isOwn, moves } = await readMoves(tx, slug);
  const until = isOwn ? undefined : nextMove(moves, (await readTrust(tx)).step, tx.now);
  if (until) throw new Refusal("slug-too-often", { until: until.getTime() });
  if (!(await reserveSlug(tx, slug))) throw new Refusal("slug-taken");
  if (!(await updateSlug(tx, slug, before.updatedAt))) throw new Refusal("settings-changed");
  const details = { before: before.slug, after: slug };
  await writeAudit(tx, [{ act: "organization.address-changed", details }]);
  return { changed: true };
}
