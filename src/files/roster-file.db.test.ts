import { expect, test } from "vitest";
import { newOrg } from "../../tests/support/org";
import { appendChunk } from "./append-chunk";
import { beginFile } from "./begin-file";
import { dropFiles } from "./drop-files";
import { openFile } from "./job";
import { CHUNK_BYTES } from "./rules";

test("the pieces of a file come back in their order, to its organisation and nobody else", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const { id } = await org.run((tx) => beginFile(tx, { purpose: "ROSTER", name: "people.csv" }));
  const put = (seq: number, content: Uint8Array) =>
    org.run((tx) => appendChunk(tx, { fileId: id, seq, content }));
  expect(await put(0, Buffer.from("one "))).toEqual({ bytes: 4 });
  expect(await put(1, Buffer.from("two"))).toEqual({ bytes: 7 });
  await expect(put(2, new Uint8Array(CHUNK_BYTES + 1))).rejects.toThrow("file-too-large");
  const read = async (scope: typeof org.system) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of openFile(scope, id)) pieces.push(piece);
    return Buffer.concat(pieces).toString();
  };
  expect(await read(org.system)).toBe("one two");
  expect(await read(other.system)).toBe("");
  await expect(
    other.run((tx) => appendChunk(tx, { fileId: id, seq: 2, content: Buffer.from("!") })),
  ).rejects.toThrow("file-gone");
  await other.run((tx) => dropFiles(tx, { ids: [id] }));
  expect(await read(org.system)).toBe("one two");
  await org.run((tx) => dropFiles(tx, { ids: [id] }));
  expect(await read(org.system)).toBe("");
});
