import { readRightsNow } from "@/admins/queries";
import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import type { SheetWriter } from "@/lib/sheet";
import { sheetWriter } from "@/lib/sheet";
import { separatorOf } from "@/lib/sheet/separator";
import type { PeopleCursor } from "@/people/rules";
import type { Rehearsed } from "./list-rehearsed";
import { listRehearsed } from "./list-rehearsed";
import type { Rehearsal } from "./queries";
import { readRehearsal } from "./queries";

/** Where an export goes on. */
export type RehearsalPlace = {
  sheet: SheetWriter;
  rehearsal: Rehearsal;
  after: PeopleCursor | undefined;
};

const PIECE = 2_000;
const HEAD = [
  ...["FIRSTNAME", "LASTNAME", "EMAIL", "LOGIN", "EXTERNAL_ID", "KIND", "CHANNEL", "LANGUAGE"],
  ...["READINESS", "REASON", "PROBABLY"],
];

/** What would become of somebody, as the file says it. */
function cellsOf(person: Rehearsed, { domains, orgLanguage }: Rehearsal): string[] {
  const { firstName, lastName, email, login, externalId, kind, language, hindrance } = person;
  const doubt = domains.find(({ domain }) => domain === person.domain);
  const who = [firstName, lastName, email, login, externalId, kind].map((text) => text ?? "");
  if (hindrance) return [...who, "", language ?? orgLanguage, "LEFT_OUT", hindrance, ""];
  const meant = doubt && "meant" in doubt ? doubt.meant : "";
  const readiness = doubt ? ["DOUBTFUL", doubt.why, meant] : ["READY", person.why ?? "", ""];
  return [...who, person.way, language ?? orgLanguage, ...readiness];
}

async function begin(tx: OrgTx, language: string): Promise<RehearsalPlace> {
  await writeAudit(tx, [{ act: "campaign.rehearsal-exported", details: { format: "csv" } }]);
  const sheet = sheetWriter("csv", HEAD, separatorOf(language));
  return { sheet, rehearsal: await readRehearsal(tx), after: undefined };
}

/** The next piece of what "Invite all" would do to everybody, as CSV. Each piece asks anew whether its reader may. */
export async function exportRehearsal(
  tx: OrgTx,
  { language, place }: { language: string; place?: RehearsalPlace | undefined },
): Promise<{ bytes: Uint8Array; next: RehearsalPlace | undefined }> {
  if (tx.actor.kind !== "account") throw new Refusal("not-allowed");
  const permissions = await readRightsNow(tx, tx.actor.id);
  demand({ actor: { ...tx.actor, permissions } }, "accounts.invite");
  const at = place ?? (await begin(tx, language));
  const found = await listRehearsed(tx, {}, at.rehearsal, at.after, PIECE);
  const rows = found.slice(0, PIECE);
  const bytes = await at.sheet.rows(rows.map((person) => cellsOf(person, at.rehearsal)));
  const last = rows.at(-1);
  if (last && found.length > PIECE)
    return { bytes, next: { ...at, after: { nameKey: last.nameKey, id: last.id } } };
  return { bytes: Buffer.concat([bytes, await at.sheet.end()]), next: undefined };
}
