import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { editCell } from "@/corrections/edit-cell";
import { fixRows } from "@/corrections/fix-rows";
import { mergePiece } from "@/corrections/merge-piece";
import { lockCorrections } from "@/corrections/store";
import { runImport } from "@/imports/job";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { omitRows } from "@/omissions/omit-rows";
import { lockPlan } from "@/plans/store";
import { beginRecheck } from "@/rechecks/begin-recheck";
import { recheckPiece } from "@/rechecks/recheck-piece";
import { applyRows } from "@/runs/apply-rows";
import { planUndo } from "@/runs/plan-undo";
import { undoImport } from "@/runs/undo-import";
import { asAdmin, newApplying } from "../../tests/support/applying";
import { digestOf } from "../../tests/support/connections";
import { plannedImport, workOn } from "../../tests/support/imports";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin } from "../../tests/support/org";
import { planOf } from "../../tests/support/planning";
import { forgetConflicts, interleave, noConflicts } from "../../tests/support/races";
import { importWorld, uploadRoster } from "../../tests/support/uploads";
import { eraseAccounts } from "./erase-accounts";

/* An erasure empties rows that somebody is writing to: it waits for them, or they for it, and nothing of the person comes back. */

const PERSON = { firstName: "Quellbertha", lastName: "Zwirnhagen", email: "q.zwirn@gmail.com" };
const LINES = [
  "LASTNAME,FIRSTNAME,EMAIL",
  "Zwirnhagen,Quellbertha,q.zwirn@gmial.com",
  "Berg,Ada,a@",
];

const { org, other, owner } = await newApplying();
const act = <T>(work: (tx: OrgTx) => Promise<T>) => asAdmin(owner, work);

/** The person's row, which belongs to no account, in a plan of the owner's. */
const planned = (of: TestOrg, madeBy: string) => planOf(of, LINES.join("\n"), { madeBy });

beforeAll(async () => {
  await planned(other, (await newAdmin(other)).id);
  await newAccountIn(other, "CREATED", PERSON);
});
beforeEach(forgetConflicts);
afterEach(noConflicts);

/** Rows of files in which a word of the person stands. */
const told = () =>
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
async function corrections(into: string): Promise<string> {
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
async function undoing(person: string, before: object, change: object): Promise<string> {
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
const mended = async () => (await planned(org, owner.id)).id;

const WRITERS: [string, Writer][] = [
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

const newPerson = () => newAccountIn(org, "CREATED", PERSON);
const erase = (id: string) => org.run((tx) => eraseAccounts(tx, { ids: [id] }));

test.each(WRITERS)("whoever %s has written before rows are emptied", async (_, { of, work }) => {
  const person = await newPerson();
  const id = await of(person);
  const before = await digestOf(other.id);
  await interleave(
    (hold) =>
      act(async (tx) => {
        await work(tx, id);
        await hold();
      }),
    () => erase(person),
  );
  expect(await told()).toEqual([]);
  await workOn(org, id);
  expect(await told()).toEqual([]);
  expect(await digestOf(other.id)).toEqual(before);
});

test.each(WRITERS)(
  "whoever %s holds the import before its rows, as an erasure does",
  async (_, writer) => {
    const { of, lock = lockPlan, work } = writer;
    const person = await newPerson();
    const id = await of(person);
    await interleave(
      (hold) =>
        act(async (tx) => {
          await lock(tx, id);
          if (lock === lockPlan) await hold();
          await work(tx, id);
          if (lock !== lockPlan) await hold();
        }),
      () => erase(person),
    );
    expect(await told()).toEqual([]);
  },
);

/** Somebody who holds two imports in the order of their ids, while another one comes to them. */
const holding = (ids: readonly string[], second: () => Promise<unknown>) =>
  interleave(
    (hold) =>
      org.run(async (tx) => {
        const [low = "", high = ""] = [...ids].sort();
        await lockCorrections(tx, low);
        await hold();
        await lockCorrections(tx, high);
      }),
    second,
  );

test("of corrections and the import that they correct the first by its id is held first", async () => {
  const into = await mended();
  const id = await corrections(into);
  const rows = [{ line: 2, cells: ["3", "Adah"] }];
  await holding([into, id], () => org.run((tx) => mergePiece(tx, { id, from: 0, rows })));
});

test("an undoing that erases people holds all imports before its own", async () => {
  const person = await newPerson();
  const [before, change] = [{ made: true }, { kind: "USER", create: PERSON }];
  const id = await undoing(person, before, change);
  await workOn(org, id);
  await org.run((tx) =>
    tx.db.import.updateMany({
      where: { orgId: tx.org, id },
      data: { state: "APPLYING", begunAt: tx.now, invite: "LATER" },
    }),
  );
  const { undoes } = await org.run((tx) =>
    tx.db.import.findFirstOrThrow({ where: { orgId: tx.org, id } }),
  );
  await holding([undoes ?? "", id], () =>
    inOrg(org.system, (tx) => applyRows(tx, { id }), "chunk"),
  );
  const { erasedAt } = await org.run((tx) =>
    tx.db.account.findFirstOrThrow({ where: { orgId: tx.org, id: person } }),
  );
  expect(erasedAt).not.toBeNull();
});
