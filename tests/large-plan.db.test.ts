import { expect, test } from "vitest";
import { confirmReading } from "@/imports/confirm-reading";
import { runImport } from "@/imports/job";
import { inOrg } from "@/lib/in-org";
import { LIMITS } from "@/lib/sheet/shape";
import { readPlan } from "@/plans/queries";
import { newAdmin, newOrg } from "./support/org";
import { firstLine, startProgram } from "./support/processes";
import { importWorld, uploadRoster } from "./support/uploads";

const ROWS = 100_000;
const NOTE = "Likes mountains, reads and cooks. ".repeat(12);

/** A file as large as any that is taken. */
const rosterOf = (rows: number): Buffer =>
  Buffer.from(
    `LASTNAME;FIRSTNAME;EMAIL;EXTERNAL_ID;BIOGRAPHY\r\n${Array.from(
      { length: rows },
      (_, n) => `Müller;Chloé;p${n}@large.example;X-${n};${NOTE}${n}\r\n`,
    ).join("")}`,
  );

test("a file of nearly 50 MiB is planned by a process with little memory that goes on answering", async () => {
  const file = rosterOf(ROWS);
  expect(file.length).toBeGreaterThan(LIMITS.bytes * 0.85);
  expect(file.length).toBeLessThan(LIMITS.bytes);
  const org = await newOrg();
  const admin = await newAdmin(org);
  const id = await uploadRoster(admin.scope, file, { kind: "USER" });
  await runImport(importWorld, { org: org.id, id });
  await inOrg(admin.scope, (tx) => confirmReading(tx, { id }));
  const planner = startProgram("tests/bench/plan-once.ts", [org.id, id], {}, [
    "--max-old-space-size=192",
  ]);
  const { silentMs } = JSON.parse(await firstLine(planner));
  expect(silentMs).toBeLessThan(1_000);
  const plan = await org.run((tx) => readPlan(tx, id));
  expect(plan?.counts.verdicts).toEqual({ CREATE: ROWS });
}, 240_000);
