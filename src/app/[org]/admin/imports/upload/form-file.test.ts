import { expect, test } from "vitest";
import type { FormFile } from "./form-file";
import { readFormFile } from "./form-file";

const TYPE = "multipart/form-data; boundary=----b0";
const field = (name: string, value: string) =>
  `------b0\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const fileIn = (name: string, bytes: string) =>
  `------b0\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n${bytes}\r\n------b0--\r\n`;

/** The same however it is cut into pieces. */
async function* cut(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function whole(file: FormFile | undefined): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of file?.bytes ?? []) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString();
}

const CONTENT = 'Nom;E-mail\r\n"\r\n------b";é@x.example\r\n\r\n';

test.each([1, 2, 7, 64, 10_000])("a file is taken whole from pieces of %d bytes", async (size) => {
  const body =
    field("purpose", "ROSTER") + field("kind", "") + fileIn("équipe %22A%22.csv", CONTENT);
  const file = await readFormFile(TYPE, cut(body, size));
  expect(file).toMatchObject({
    fields: { purpose: "ROSTER", kind: "" },
    name: 'équipe "A".csv',
  });
  expect(await whole(file)).toBe(CONTENT);
});

test.each([
  ["no form", "application/json", "{}"],
  ["a form without a file", TYPE, `${field("purpose", "ROSTER")}------b0--\r\n`],
  ["a field that goes on", TYPE, field("purpose", "x".repeat(9_000)) + fileIn("a.csv", "a")],
  ["more fields than a form has", TYPE, field("a", "b").repeat(30) + fileIn("a.csv", "a")],
  ["nothing", TYPE, ""],
])("%s holds no file", async (_, type, body) => {
  expect(await readFormFile(type, cut(body, 100))).toBeUndefined();
});

test("a form that ends in the middle of its file is refused, as no whole file came", async () => {
  const file = await readFormFile(TYPE, cut(fileIn("a.csv", CONTENT).slice(0, -20), 100));
  await expect(whole(file)).rejects.toMatchObject({ name: "Refusal", code: "file-cut-off" });
});
