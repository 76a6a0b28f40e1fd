import { execFile } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { LIMITS } from "@/lib/sheet/shape";
import { zipWriter } from "@/lib/sheet/zip";
import { partsOf, textRow } from "./support/rosters/zip-parts";

const folder = mkdtempSync(path.join(tmpdir(), "rollcall-sheets-"));
afterAll(() => rmSync(folder, { recursive: true }));

const ROWS = 100_000;
const PIECE = 1_000;
const SHEET = "xl/worksheets/sheet1.xml";

/** Letters that cannot be packed well, other ones in each line. */
function notes() {
  let state = 1;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state.toString(36);
  };
  return (length: number): string => Array.from({ length }, next).join("");
}

async function csvFile(): Promise<string> {
  const file = path.join(folder, "people.csv");
  const out = createWriteStream(file);
  const note = notes();
  out.write("LASTNAME;EMAIL;BIOGRAPHY\r\n");
  for (let line = 0; line < ROWS; line += 1)
    out.write(`Müller;a${line}@halden.example;"${note(80)};\n"\r\n`);
  await new Promise((done) => out.end(done));
  return file;
}

/** Written a thousand rows at a time: this process is not to hold it either. */
async function workbook(): Promise<string> {
  const file = path.join(folder, "people.xlsx");
  const out = createWriteStream(file);
  const zip = zipWriter();
  const note = notes();
  const { [SHEET]: sheet = "", ...others } = partsOf({ sheets: ["ROWS"] });
  const [before, after = ""] = sheet.split("ROWS");
  out.write(zip.begin(SHEET));
  out.write(await zip.write(before + textRow(1, ["LASTNAME", "EMAIL", "BIOGRAPHY"])));
  for (let line = 2; line <= ROWS + 1; line += PIECE) {
    const rows = Array.from({ length: PIECE }, (_, at) =>
      textRow(line + at, ["Müller", `a${line + at}@halden.example`, note(112)]),
    );
    out.write(await zip.write(rows.join("")));
  }
  out.write(await zip.write(after));
  out.write(await zip.close());
  for (const [name, text] of Object.entries(others)) {
    out.write(zip.begin(name));
    out.write(await zip.write(text));
    out.write(await zip.close());
  }
  await new Promise((done) => out.end(zip.end(), () => done(undefined)));
  return file;
}

test("files of nearly 50 MiB are read by a process with little memory that goes on answering", async () => {
  const files = [await csvFile(), await workbook()];
  for (const file of files) {
    expect(statSync(file).size).toBeGreaterThan(LIMITS.bytes * 0.8);
    expect(statSync(file).size).toBeLessThan(LIMITS.bytes);
  }
  const reader = new URL("./support/large-reader.ts", import.meta.url).pathname;
  const run = promisify(execFile);
  const flags = ["--max-old-space-size=192", "--import", "tsx", reader];
  const { stdout } = await run(process.execPath, [...flags, ...files]);
  const { rows, silence } = JSON.parse(stdout);
  expect(rows).toEqual([ROWS, ROWS]);
  expect(silence).toBeLessThan(1_000);
}, 120_000);
