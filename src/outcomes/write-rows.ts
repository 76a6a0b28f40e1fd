import { holdNames, holdPeople } from "@/accounts/queries";
import { assertAdminRemains } from "@/admins/assert-admin-remains";
import { holdApplications } from "@/applications/queries";
import { inviteImported } from "@/campaigns/invite-imported";
import type { ImportPurpose } from "@/imports/rules";
import type { OrgTx } from "@/lib/org";
import { closeAccounts } from "@/lifecycle/close-accounts";
import { changePeople } from "./change-people";
import { movePeople } from "./move-people";
import { placePeople } from "./place-people";
import { readFound } from "./queries";
import type { Draft, Found, Waiting } from "./rules";
import { goesOn, note, revived } from "./rules";
import { setOutcomes } from "./store";
import { writePeople } from "./write-people";

type Piece = {
  importId: string;
  drafts: Draft[];
  found: ReadonlyMap<string, Found>;
  invites: boolean;
};
export type Written = { done: number; refused: number; madeTeams: string[] };

/** Who was made is there, whatever became of their teams and applications: they are invited as they were counted. */
const isHere = (draft: Draft): draft is Draft & { id: string } =>
  goesOn(draft) || (draft.id !== null && draft.before?.made === true);

/** Lets these people know, each by the way that leads to them. */
async function invite(tx: OrgTx, importId: string, drafts: readonly Draft[]): Promise<void> {
  const people = new Map(drafts.filter(isHere).map((draft) => [draft.id, draft]));
  if (people.size === 0) return;
  const refused = await inviteImported(tx, { importId, ids: [...people.keys()] });
  const codes = new Map(refused.map(({ id, code }) => [id, code]));
  for (const [id, draft] of people) {
    const code = codes.get(id);
    if (code) draft.code ??= code;
    else if (draft.verdict === "INVITE") note(draft, {});
  }
}

/** An approval or a pause may last longer than a date of the file: nobody is given one that is over. */
function refusePast({ drafts }: Piece, now: Date): void {
  for (const draft of drafts) {
    const { create, fields } = draft.change;
    const date = revived("suspensionDate", create?.suspensionDate ?? fields?.suspensionDate?.[1]);
    if (date instanceof Date && date <= now) draft.code = "suspension-over";
  }
}

/**
 * A roster: people come back before they are changed, and go after it. Who comes in suspended is so before they are given
 * anything, as the plan counts no licence for them.
 */
async function writeRoster(tx: OrgTx, piece: Piece): Promise<string[]> {
  refusePast(piece, tx.now);
  await writePeople(tx, piece);
  await movePeople(tx, { ...piece, moves: ["reopen", "reactivate"] });
  await changePeople(tx, piece);
  await movePeople(tx, { ...piece, moves: ["suspend"] });
  const made = await placePeople(tx, { ...piece, act: "give" });
  await movePeople(tx, { ...piece, moves: ["close"] });
  if (piece.invites)
    await invite(
      tx,
      piece.importId,
      piece.drafts.filter(({ channel }) => channel !== null),
    );
  return made;
}

/** Whom a row made as suspended is closed before they are erased: nobody goes from there at once. */
async function closeSuspended(tx: OrgTx, { drafts, found }: Piece): Promise<void> {
  const ids = drafts
    .filter(goesOn)
    .filter(({ id, change }) => change.move === "erase" && found.get(id)?.status === "SUSPENDED")
    .map(({ id }) => id);
  if (ids.length > 0) await closeAccounts(tx, { ids });
}

/** An undoing goes the same way back; whoever was made is erased, unless they were touched since it was planned. */
async function writeUndo(tx: OrgTx, piece: Piece): Promise<string[]> {
  for (const draft of piece.drafts.filter(({ verdict }) => verdict === "ERASE")) {
    const found = draft.id ? piece.found.get(draft.id) : undefined;
    const { asOf } = draft.change;
    if (asOf && found && found.updatedAt > new Date(asOf)) draft.code = "changed-meanwhile";
  }
  await movePeople(tx, { ...piece, moves: ["reopen", "reactivate"] });
  await changePeople(tx, piece);
  await placePeople(tx, { ...piece, act: "take" });
  await movePeople(tx, { ...piece, moves: ["suspend", "close"] });
  await closeSuspended(tx, piece);
  await movePeople(tx, { ...piece, moves: ["erase"] });
  return [];
}

const GOES: ReadonlySet<string | undefined> = new Set(["suspend", "close", "erase"]);

const asText = (value: unknown): string | null => (typeof value === "string" ? value : null);
/** The names that a row gives somebody. */
const namesIn = ({ change: { create = {}, fields = {} } }: Draft) => ({
  email: asText(create.email ?? fields.email?.[1]),
  login: asText(create.login ?? fields.login?.[1]),
});

/** Rows change people, move them and change them again: all that is held for it is held first, and in the order in which others do. */
async function hold(tx: OrgTx, importId: string, drafts: readonly Draft[]): Promise<void> {
  await holdNames(tx, drafts.map(namesIn));
  const places = drafts.flatMap(({ change }) => change.applications ?? []);
  if (places.length > 0) await holdApplications(tx, places);
  // of who is made only to go nobody manages admins: they are as good as unknown
  const going = drafts.filter(({ change }) => GOES.has(change.move));
  await assertAdminRemains(
    tx,
    going.map(({ id }) => id ?? importId),
  );
  await holdPeople(
    tx,
    drafts.flatMap(({ id }) => id ?? []),
  );
}

/** Writes planned rows, each with what became of it: the same transaction holds both, so that no row is written twice. */
export async function writeRows(
  tx: OrgTx,
  {
    importId,
    purpose,
    invites,
    rows,
  }: { importId: string; purpose: ImportPurpose; invites: boolean; rows: readonly Waiting[] },
): Promise<Written> {
  const drafts = rows.map((row): Draft => ({ ...row, id: row.accountId, before: null }));
  const known = drafts.flatMap(({ id }) => id ?? []);
  await hold(tx, importId, drafts);
  const found = await readFound(tx, known);
  const madeTeams = await (purpose === "UNDO" ? writeUndo : writeRoster)(tx, {
    importId,
    drafts,
    found,
    invites,
  });
  for (const draft of drafts) {
    const was = draft.id && draft.before ? found.get(draft.id) : undefined;
    if (was) note(draft, { isClaimed: was.isClaimed });
  }
  const written = await setOutcomes(tx, importId, drafts);
  if (written !== drafts.length) throw new Error("a row of an import was applied by somebody else");
  const refused = drafts.filter(({ code }) => code).length;
  return { done: drafts.length - refused, refused, madeTeams };
}
