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
  ...["FIRSTNAME", "LASTNAME", "EMAIL", "MOBILE", "LOGIN", "EXTERNAL_ID", "KIND", "CHANNEL"],
  ...["LANGUAGE", "READINESS", "REASON", "PROBABLY", "LICENCES"],
];

/** The licences somebody takes; of an application that more hold than may, how many of how many. */
const licencesOf = ({ applications }: Rehearsed, { short }: Rehearsal): string =>
  applications
    .map((name) => {
      const run = short.find((one) => one.name === name);
      return run ? `${name} (${run.used}/${run.licences})` : name;
    })
    .join("; ");

/** Ready, ready but doubted, or with a code because nothing arrives at what they have; why, and what was probably meant. */
function readinessOf({ domain, why }: Rehearsed, { domains }: Rehearsal): string[] {
  const doubt = domains.find((one) => one.domain === domain);
  if (doubt) return ["DOUBTFUL", doubt.why, "meant" in doubt ? doubt.meant : ""];
  return [why && why !== "no-address" ? "INSTEAD" : "READY", why ?? "", ""];
}

/** What would become of somebody, as the file says it. */
function cellsOf(person: Rehearsed, rehearsal: Rehearsal): string[] {
  const { firstName, lastName, email, phone, login, externalId, kind, hindrance } = person;
  const known = [firstName, lastName, email, phone, login, externalId, kind];
  const who = known.map((text) => text ?? "");
  const language = person.language ?? rehearsal.orgLanguage;
  const fate = hindrance
    ? ["", language, "LEFT_OUT", hindrance, ""]
    : [person.way, language, ...readinessOf(person, rehearsal)];
  return [...who, ...fate, licencesOf(person, rehearsal)];
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
