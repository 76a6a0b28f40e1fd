import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import type { Settings } from "./input";
import { readSettings, readTrust } from "./queries";
import { TRUSTED, UNTRUSTED_COUNTRIES } from "./rules";
import { updateSettings } from "./store";

/** Addresses may be a person's: the audit log names the field and keeps no value of it. */
const PERSONAL = new Set<string>(["fromName", "fromAddress", "replyTo", "helpContact"]);

const asText = (value: unknown): string => JSON.stringify(value ?? null);

/** A factor can be required only where it is allowed. */
function assertAllowed(before: Settings, change: Settings): void {
  const allowed = change.allowedFactors ?? before.allowedFactors ?? [];
  const required = change.requiredFactors ?? before.requiredFactors ?? [];
  if (required.some((factor) => !allowed.includes(factor))) throw new Refusal("factor-not-allowed");
}

/** Hours that end before they begin are none. */
function assertHours(before: Settings, change: Settings): void {
  const { sendingFrom = "", sendingUntil = "" } = { ...before, ...change };
  if (sendingFrom >= sendingUntil) throw new Refusal("hours-wrong");
}

/** Until an organisation is trusted it texts to a few countries. */
async function assertCountries(tx: OrgTx, { textCountries = [] }: Settings): Promise<void> {
  if (textCountries.length <= UNTRUSTED_COUNTRIES) return;
  if ((await readTrust(tx)).step < TRUSTED)
    throw new Refusal("text-countries-many", { most: UNTRUSTED_COUNTRIES });
}

/**
 * Changes the given settings and says which were really different. `seen` is when the settings that the change starts from
 * were last saved: whoever saves over somebody else's change is told, and nothing is lost.
 */
export async function changeSettings(
  tx: OrgTx,
  settings: Settings,
  seen?: Date,
): Promise<{ changed: string[] }> {
  demand(tx, "settings.manage");
  const { updatedAt, ...stored } = await readSettings(tx);
  if (seen && seen.getTime() !== updatedAt.getTime()) throw new Refusal("settings-changed");
  const before: Record<string, unknown> = stored;
  const differing = Object.entries(settings).filter(
    ([field, value]) => value !== undefined && asText(value) !== asText(before[field]),
  );
  if (differing.length === 0) return { changed: [] };
  const change: Settings = Object.fromEntries(differing);
  assertAllowed(stored as Settings, change);
  assertHours(stored as Settings, change);
  await assertCountries(tx, change);
  if (!(await updateSettings(tx, change, updatedAt))) throw new Refusal("settings-changed");
  const told = differing.filter(([field]) => !PERSONAL.has(field));
  const changed = differing.map(([field]) => field);
  await writeAudit(tx, [
    {
      act: "settings.changed",
      details: {
        changed,
        before: Object.fromEntries(told.map(([field]) => [field, before[field]])),
        after: Object.fromEntries(told),
      },
    },
  ]);
  return { changed };
}
