import { beginImport } from "@/imports/begin-import";
import { finishUpload } from "@/imports/finish-upload";
import type { Reading, UploadInput } from "@/imports/input";
import { runImport } from "@/imports/job";
import { receiveChunk } from "@/imports/receive-chunk";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import type { Scope } from "@/lib/org";
import type { TestOrg } from "./org";
import { actingAsAdmin } from "./tenancy-case";

export const importWorld = {
  scopeOf: (id: string) => mintScope(id, { kind: "system" }),
  now: () => new Date(),
  stopping: () => false,
};

const PIECE = 1_048_576;

/** An import of this admin whose file is here, as an upload leaves it: the worker has not looked at it. */
export async function uploadRoster(
  scope: Scope,
  file: string | Uint8Array,
  input: Partial<UploadInput> = {},
): Promise<string> {
  const bytes = Buffer.from(file);
  const asked: UploadInput = { purpose: "ROSTER", kind: null, name: "people.csv", ...input };
  const { id } = await inOrg(scope, (tx) => beginImport(tx, asked));
  for (let seq = 0; seq * PIECE < bytes.length; seq += 1) {
    const content = bytes.subarray(seq * PIECE, (seq + 1) * PIECE);
    await inOrg(scope, (tx) => receiveChunk(tx, { id, seq, content }));
  }
  await inOrg(scope, (tx) => finishUpload(tx, { id, bytes: bytes.length, digest: "digest" }));
  return id;
}

/** The same, looked at by the worker. */
export async function readRoster(
  org: TestOrg,
  scope: Scope,
  file: string | Uint8Array,
  input: Partial<UploadInput> = {},
): Promise<string> {
  const id = await uploadRoster(scope, file, input);
  await runImport(importWorld, { org: org.id, id });
  return id;
}

const READING: Reading = {
  choice: { format: "csv", encoding: "utf-8", delimiter: ",", headerLine: 1 },
  chosen: {},
  sheets: [],
  header: ["Last name", "Email"],
  preview: [{ line: 2, cells: ["Diallo", "amara@halden.example"] }],
  ...{ rows: 1, hiddenRows: 0, mergedCells: 0 },
  mapping: ["LASTNAME", "EMAIL"],
  isTemplate: false,
};

/** An upload that is under way with a piece of its file, and an import that was read. */
export async function populateImports(org: TestOrg, admin: string) {
  return org.run(async (tx) => {
    const own = actingAsAdmin(tx, admin);
    const asked: UploadInput = { purpose: "ROSTER", kind: "USER", name: "people.csv" };
    const { id: upload } = await beginImport(own, asked);
    await receiveChunk(own, { id: upload, seq: 0, content: Buffer.from("Last name,Email") });
    const { id: read } = await beginImport(own, asked);
    const where = { orgId_id: { orgId: tx.org, id: read } };
    await tx.db.import.update({ where, data: { state: "READ", reading: READING } });
    const begun = await tx.db.import.findFirst({ where: { orgId: tx.org, id: upload } });
    return { upload, read, roster: begun?.fileId ?? "" };
  });
}
