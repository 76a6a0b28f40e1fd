import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { editCell } from "@/corrections/edit-cell";
import { fixRows } from "@/corrections/fix-rows";
import { mergePiece } from "@/corrections/merge-piece";
import { eraseAccounts } from "@/erasures/erase-accounts";
import { runImport } from "@/imports/job";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { omitRows } from "@/omissions/omit-rows";
import { beginRecheck } from "@/rechecks/begin-recheck";
import { recheckPiece } from "@/rechecks/recheck-piece";
import { applyRows } from "@/runs/apply-rows";
import { planUndo } from "@/runs/plan-undo";
import { undoImport } from "@/runs/undo-import";
import { asAdmin, newApplying } from "./applying";
import { plannedImport } from "./imports";
import type { TestOrg } from "./org";
import { newAccountIn } from "./org";
import { planOf } from "./planning";
import { importWorld, uploadRoster } from "./uploads";

export const PERSON = {
  firstName: "Quellbertha",
  lastName: "Zwirnhagen",
  email: "q.zwirn@gmail.com",
};
const LINES = [
  "LASTNAME,FIRSTNAME,EMAIL",
  "Zwirnhagen,Quellbertha,q.zwirn@gmial.com",
  "Berg,Ada,a@",
];

export const { org, other, owner } = await newApplying();
export const act = <T>(work: (tx: OrgTx) => Promise<T>) => asAdmin(owner, work);

/** The person's row, which belongs to no account, in a plan of the owner's. */
export const planned = (of: TestOrg, madeBy: string) => planOf(of, LINES.join("\n"), { madeBy });

/** Rows of files in which a word of the person stands. */
export const told = () =>
  org.run((tx) =>
    tx.db.$queryRaw(sql`
      SELECT m.import_id, m.line FROM app.import_rows m WHERE m.org_id = ${tx.org}::uuid AND m::text ~* 'zwirn|quellbertha'`),
  );

/** An import whose id is behind all others. */
async function asLast(was: string): Promise<string> {
  const id = `ffffffff${randomUUID().slice(8)}`;
  await org.run((tx) =>
    tx.db.import.update({ where: { orgId_id: { orgId: tx.org, id: was } }, data: { id } }),
  );
  return id;
}

/** Corrections of the person's row that wait to be merged. */
export async function corrections(into: string): Promise<string> {
  const file = "LINE,FIRSTNAME\n2,Quellbertha Zwirnhagen\n";
  const id = await uploadRoster(owner.scope, file, { into });
  let looks = 0;
  const stopping = () => {
    looks += 1;
    return looks > 1;
  };
  await expect(runImport({ ...importWorld, stopping }, { org: org.id, id })).rejects.toThrow();
  return asLast(id);
}

/** An applied import that changed the person, and its undoing. */
export async function undoing(person: string, before: object, change: object): Promise<string> {
  const row = { verdict: "UPDATE", accountId: person, change, before, outcome: "done" } as const;
  const id = await plannedImport(org, owner.id, [row]);
  await org.run(async (tx) => {
    const data = { state: "APPLIED", begunAt: tx.now, finishedAt: tx.now, invite: "LATER" };
    await tx.db.import.updateMany({ where: { orgId: tx.org, id }, data });
  });
  return asLast((await act((tx) => undoImport(tx, { id }))).id);
}

const COMPANY = { was: "CREATED", fields: { lastName: ["Zwirnhagen-Alt", "Zwirnhagen"] } };

type Writer = {
  /** What it works on, with the person's data in it. */
  of: (person: string) => Promise<string>;
  /** What it holds before it does anything. */
  lock?: (tx: OrgTx, id: string) => Promise<unknown>;
  work: (tx: OrgTx, id: string) => Promise<unknown>;
};

/** A row that nothing is wrong with, and by which the person is known by their names alone. */
const unfaulty = async () => {
  const line = "Zwirnhagen,Quellbertha,elsewhere@r.example";
  return (await planOf(org, [LINES[0], line].join("\n"), { madeBy: owner.id })).id;
};
/** The same left out: whoever writes it anew, deletes it and puts another in its place. */
const leftOut = async () => {
  const id = await unfaulty();
  await act((tx) => omitRows(tx, { id, act: "leave-out", rows: { lines: [2] } }));
  return id;
};
const rechecked = async () => {
  const id = await leftOut();
  await org.run((tx) => beginRecheck(tx, { ids: [id] }));
  return id;
};
export const mended = async () => (await planned(org, owner.id)).id;

export const WRITERS: [string, Writer][] = [
  ["judges rows anew", { of: rechecked, work: (tx, id) => recheckPiece(tx, { id }) }],
  [
    "mends a cell",
    {
      of: leftOut,
      work: (tx, id) => editCell(tx, { id, line: 2, column: 1, value: "Quellbertha Q." }),
    },
  ],
  [
    "mends alike errors",
    {
      of: mended,
      work: async (tx, id) => {
        const where = { orgId: tx.org, importId: id, line: 2 };
        const { faultKey: key } = await tx.db.importFault.findFirstOrThrow({ where });
        return fixRows(tx, { id, key });
      },
    },
  ],
  [
    "leaves a row out",
    {
      of: unfaulty,
      work: (tx, id) => omitRows(tx, { id, act: "leave-out", rows: { lines: [2] } }),
    },
  ],
  [
    "merges corrections",
    {
      of: async () => corrections(await leftOut()),
      lock: async () => undefined,
      work: (tx, id) =>
        mergePiece(tx, {
          id,
          from: 0,
          rows: [{ line: 2, cells: ["2", "Quellbertha Zwirnhagen"] }],
        }),
    },
  ],
  [
    "applies a plan",
    {
      of: async (accountId) => {
        const change = { was: "CREATED", fields: { company: [null, "Zwirnhagen SA"] } } as const;
        const id = await plannedImport(org, owner.id, [{ verdict: "UPDATE", accountId, change }]);
        await org.run((tx) =>
          tx.db.import.updateMany({
            where: { orgId: tx.org, id },
            data: { state: "APPLYING", begunAt: tx.now, invite: "LATER" },
          }),
        );
        return id;
      },
      work: (tx, id) => applyRows(tx, { id }),
    },
  ],
  [
    "plans an undoing",
    {
      of: (person) => undoing(person, { status: "CREATED" }, COMPANY),
      work: (tx, id) => planUndo(tx, { id }),
    },
  ],
];

export const newPerson = () => newAccountIn(org, "CREATED", PERSON);
export const erase = (id: string) => org.run((tx) => eraseAccounts(tx, { ids: [id] }));
