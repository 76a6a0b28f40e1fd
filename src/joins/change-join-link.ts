import { demand } from "@/admins/rules";
import { dayStart } from "@/audit/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { readOwnOrganization } from "@/orgs/queries";
import type { JoinRules } from "./input";
import { readHeldLink } from "./queries";
import { lockHeldLink, updateLink } from "./store";

const told = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

/** Changes what holds for the link that is on; the link itself stays. `id` is the one that the admin saw. */
export async function changeJoinLink(
  tx: OrgTx,
  { id, lastDay, ...given }: JoinRules & { id: string },
): Promise<{ changed: string[] }> {
  demand(tx, "settings.manage");
  await lockHeldLink(tx);
  const link = await readHeldLink(tx);
  if (link?.linkId !== id) throw new Refusal("join-link-off");
  const { timeZone } = await readOwnOrganization(tx);
  const expiresAt = lastDay ? dayStart(lastDay, timeZone, 1) : null;
  const isSameEnd = expiresAt?.getTime() === link.expiresAt?.getTime();
  if (expiresAt && expiresAt <= tx.now && !isSameEnd) throw new Refusal("join-day-past");
  if (given.mostUses !== null && given.mostUses < link.uses)
    throw new Refusal("join-uses-below", { uses: link.uses });
  const rules = { ...given, expiresAt };
  const names = Object.keys(rules) as (keyof typeof rules)[];
  const changed = names.filter(
    (name) => JSON.stringify(told(rules[name])) !== JSON.stringify(told(link[name])),
  );
  if (changed.length === 0) return { changed };
  await updateLink(tx, id, rules);
  const pick = (from: typeof rules) =>
    Object.fromEntries(changed.map((name) => [name, told(from[name])]));
  const details = { link: id, before: pick(link), after: pick(rules) };
  await writeAudit(tx, [{ act: "joining.changed", details }]);
  return { changed };
}
