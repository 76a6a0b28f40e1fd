import { beginImport } from "@/imports/begin-import";
import { finishUpload } from "@/imports/finish-upload";
import type { UploadInput } from "@/imports/input";
import { runImport } from "@/imports/job";
import { receiveChunk } from "@/imports/receive-chunk";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import type { Scope } from "@/lib/org";
import type { TestOrg } from "./org";

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
