import { mergeCorrections } from "@/corrections/job";
import { namesOfCorrections } from "@/corrections/rules";
import { openFile } from "@/files/job";
import { inOrg } from "@/lib/in-org";
import type { OrgTx, Scope } from "@/lib/org";
import { guessSheet } from "@/lib/sheet/read-sheet";
import type { SheetGuess } from "@/lib/sheet/shape";
import { SheetFault } from "@/lib/sheet/shape";
import { planRoster } from "@/plans/job";
import { recheckPlan } from "@/rechecks/job";
import { headerKey, namesClash } from "@/rosters/input";
import { mapColumns } from "@/rosters/map-columns";
import { readColumnNames } from "@/rosters/queries";
import type { RosterKind } from "@/rosters/rules";
import { applyImport, planUndoing } from "@/runs/job";
import type { Chosen, Reading } from "./input";
import { parseChosen, parseReading } from "./input";
import type { ImportState } from "./rules";
import { MOST_ATTEMPTS } from "./rules";
import type { LockedImport } from "./store";
import { lockImport, setReading, setUnreadable } from "./store";

/** Where a worker works on imports, and when it is to stop between two pieces. */
export type ImportWorld = {
  scopeOf: (org: string) => Scope;
  now: () => Date;
  stopping: () => boolean;
};

/** `attempt` counts those before it that came to no end. */
type ImportJob = { org: string; id: string; attempt?: number };

/** How many of these cells everybody calls a column by. */
const knownNames = (cells: readonly string[]): number =>
  mapColumns(cells, new Map()).mapping.filter((key) => key !== null).length;

type Columns = Pick<Reading, "mapping" | "isTemplate"> & { kind: RosterKind | null };

/** Columns stay as a person mapped them while the header is the same. */
async function columnsOf(
  tx: OrgTx,
  { header, preview }: Pick<SheetGuess, "header" | "preview">,
  found: LockedImport,
): Promise<Columns> {
  const before = parseReading(found.reading);
  if (before && JSON.stringify(before.header) === JSON.stringify(header))
    return { mapping: before.mapping, isTemplate: before.isTemplate, kind: found.kind };
  const remembered = await readColumnNames(tx, header.map(headerKey));
  const rows = preview.map(({ cells }) => cells);
  const { mapping, isTemplate, kind } = mapColumns(header, remembered, rows);
  // what our own template says of its rows is surer than what was ticked when it was sent
  return { mapping: [...mapping], isTemplate, kind: isTemplate ? kind : (found.kind ?? kind) };
}

/** Our own template leaves nothing to ask, but for a column of whole names beside its own: how it is read can still be changed from its plan. */
const isSure = ({ isTemplate, choice, doubt, hiddenRows, mergedCells, ...rest }: Reading) =>
  isTemplate &&
  !namesClash(rest.mapping) &&
  (!doubt || choice.encoding === "utf-8") &&
  hiddenRows + mergedCells === 0 &&
  rest.rows > 0 &&
  rest.mapping.every((key, at) => key !== null || rest.header[at] === "");

/** A guess as it is kept. Columns of corrections are those of their import: nobody is asked what they mean. */
async function keepGuess(tx: OrgTx, found: LockedImport, guess: SheetGuess) {
  const { choice, header, preview, held, sheets, doubt, ...counts } = guess;
  const own = { mapping: header.map(() => null), isTemplate: false, kind: found.kind };
  const { kind, ...columns } = found.corrects ? own : await columnsOf(tx, guess, found);
  const reading: Reading = {
    ...{ choice, chosen: parseChosen(found.reading), ...counts, ...(doubt ? { doubt } : {}) },
    ...{ header: [...header], sheets: [...sheets], preview: preview.map(lineOf), held: [...held] },
    ...columns,
  };
  const isFirst = Object.keys(reading.chosen).length === 0;
  const state = found.corrects || (isFirst && isSure(reading)) ? "PLANNING" : "READ";
  return setReading(tx, found.id, { reading, state, kind });
}

const lineOf = ({ line, cells }: SheetGuess["preview"][number]) => ({ line, cells: [...cells] });

const sameChoice = (a: Chosen, b: Chosen): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A file that cannot be read ends its import; one that cannot be read as a person chose keeps what was read before. */
async function keepFault(tx: OrgTx, found: LockedImport, { code, line }: SheetFault) {
  const before = parseReading(found.reading);
  if (!before) return setUnreadable(tx, found.id, code);
  const fault = { code, ...(line === undefined ? {} : { line }) };
  return setReading(tx, found.id, { reading: { ...before, fault }, state: "READ" });
}

/** By what the header of a file is known: its import's names, where it corrects one. */
async function namesFor(tx: OrgTx, { corrects }: LockedImport) {
  const first = corrects && parseReading((await lockImport(tx, corrects))?.reading);
  return first ? (cells: readonly string[]) => namesOfCorrections(first.header, cells) : knownNames;
}

/** Looks at the file and keeps how it is read, unless somebody chose otherwise or gave it up meanwhile. */
async function readImport(world: ImportWorld, { org, id }: ImportJob): Promise<void> {
  const scope = world.scopeOf(org);
  const found = await inOrg(scope, (tx) => lockImport(tx, id), "page");
  if (!found?.fileId) return;
  const { fileId } = found;
  const chosen = parseChosen(found.reading);
  const names = await inOrg(scope, (tx) => namesFor(tx, found), "page");
  const hint = { choice: chosen, knownNames: names };
  const outcome = await guessSheet(() => openFile(scope, fileId), hint).catch((fault: unknown) => {
    if (fault instanceof SheetFault) return fault;
    throw fault;
  });
  await inOrg(scope, async (tx) => {
    const now = await lockImport(tx, id);
    if (now?.state !== "READING" || !sameChoice(parseChosen(now.reading), chosen)) return;
    if (outcome instanceof SheetFault) await keepFault(tx, now, outcome);
    else await keepGuess(tx, now, outcome);
  });
}

const look = (world: ImportWorld, { org, id }: ImportJob) =>
  inOrg(world.scopeOf(org), (tx) => lockImport(tx, id), "page");

/** false: another worker has taken it over. */
type Step = (world: ImportWorld, job: ImportJob) => Promise<unknown>;

/** What a worker does in a state; every other one waits for a person or is the end. */
const STEPS: Partial<Record<ImportState, Step>> = {
  READING: readImport,
  APPLYING: applyImport,
};

function stepOf({ state, purpose, corrects, options }: LockedImport): Step | undefined {
  if (state !== "PLANNING") return STEPS[state];
  if (options.recheck) return recheckPlan;
  if (corrects) return mergeCorrections;
  return purpose === "UNDO" ? planUndoing : planRoster;
}

/** A file that ended every worker that took it on, or that none of them got through, has an end of its own. */
async function endPoisoned(world: ImportWorld, { org, id }: ImportJob): Promise<void> {
  await inOrg(world.scopeOf(org), async (tx) => {
    const found = await lockImport(tx, id);
    const isPlanned = found?.state === "PLANNING" && !found.options.recheck;
    if ((isPlanned || found?.state === "READING") && found.fileId)
      await setUnreadable(tx, id, isPlanned ? "plan-broke-off" : "sheet-took-too-much");
  });
}

/**
 * Does what an import waits for until it waits for a person. Each step may be killed anywhere and done twice; two workers
 * with the same import do no more than one.
 */
export async function runImport(world: ImportWorld, job: ImportJob): Promise<void> {
  if ((job.attempt ?? 0) >= MOST_ATTEMPTS) await endPoisoned(world, job);
  while (!world.stopping()) {
    const found = await look(world, job);
    const step = found && stepOf(found);
    if (!step) return;
    if ((await step(world, job)) === false) return;
  }
  // the queue hands it to another worker
  throw new Error("stopped between two steps");
}
