import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { violated } from "@/lib/sql";
import type { ApplicationInput } from "./input";
import { lockApplication, updateApplication } from "./store";

const FIELDS = ["name", "licences", "rules"] as const;

const asText = (value: unknown): string =>
  JSON.stringify(value, (_, part) => (typeof part === "bigint" ? part.toString() : part));

/** Compared by content: rules read from the database come in another order of their fields. */
const isSame = (was: ApplicationInput, next: ApplicationInput, field: (typeof FIELDS)[number]) =>
  field === "rules"
    ? asText(Object.entries(was.rules).sort()) === asText(Object.entries(next.rules).sort())
    : was[field] === next[field];

/**
 * Changes name, licences and rules. Nobody loses the application by it: new rules bind whoever gets it or is edited from
 * then on, and fewer licences than are held show as over-use. Returns what was different.
 */
export async function changeApplication(
  tx: OrgTx,
  { id, ...input }: ApplicationInput & { id: string },
): Promise<{ changed: string[] }> {
  demand(tx, "settings.manage");
  const was = await lockApplication(tx, id, "counting");
  if (!was) throw new Refusal("application-not-found");
  const changed = FIELDS.filter((field) => !isSame(was, input, field));
  if (changed.length === 0) return { changed };
  await updateApplication(tx, id, input).catch((fault) => {
    throw violated(fault) === "applications_org_id_name_key_key"
      ? new Refusal("application-taken")
      : fault;
  });
  const pick = (from: ApplicationInput) =>
    Object.fromEntries(changed.map((field) => [field, from[field]]));
  const details = {
    applicationId: id,
    name: input.name,
    changed,
    before: pick(was),
    after: pick(input),
  };
  await writeAudit(tx, [{ act: "application.changed", details }]);
  return { changed };
}
