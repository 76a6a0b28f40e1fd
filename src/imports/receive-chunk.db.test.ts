import { expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import { MOST_BYTES } from "@/rosters/rules";
import { refusedWith } from "../../tests/support/links";
import { newAdmin, newOrg } from "../../tests/support/org";
import { beginImport } from "./begin-import";
import { receiveChunk } from "./receive-chunk";

test("a file is taken up to its limit, and the piece beyond it is refused, however long it said it was", async () => {
  const org = await newOrg();
  const { scope } = await newAdmin(org);
  const asked = { purpose: "ROSTER", kind: null, name: "large.csv" } as const;
  const { id } = await inOrg(scope, (tx) => beginImport(tx, asked));
  const held = () =>
    org.run(async (tx) => {
      const where = { orgId_id: { orgId: tx.org, id } };
      const { fileId } = await tx.db.import.findUniqueOrThrow({ where });
      return { orgId_id: { orgId: tx.org, id: fileId ?? "" } };
    });
  // as if all but the last ten bytes had come
  const where = await held();
  await org.run((tx) => tx.db.file.update({ where, data: { bytes: MOST_BYTES - 10 } }));
  const send = (seq: number, size: number) =>
    inOrg(scope, (tx) => receiveChunk(tx, { id, seq, content: Buffer.alloc(size, "a") }));
  expect(await send(50, 10)).toEqual({ bytes: MOST_BYTES });
  expect(await refusedWith(send(51, 1))).toBe("file-too-large");
  const file = await org.run((tx) => tx.db.file.findUniqueOrThrow({ where }));
  expect(Number(file.bytes)).toBe(MOST_BYTES);
});
