import { confirmReading } from "@/imports/confirm-reading";
import type { UploadInput } from "@/imports/input";
import { runImport } from "@/imports/job";
import { inOrg } from "@/lib/in-org";
import type { Scope } from "@/lib/org";
import type { TestOrg } from "./org";
import type { Planned } from "./planning";
import { readPlanned } from "./planning";
import { importWorld, readRoster } from "./uploads";

/** The plan of a file that was uploaded, read as it was guessed, and confirmed where anybody was asked. */
export async function planOfFile(
  org: TestOrg,
  scope: Scope,
  file: string | Uint8Array,
  input: Partial<UploadInput> = {},
): Promise<Planned> {
  const id = await readRoster(org, scope, file, input);
  if ((await readPlanned(org, id)).state === "READ") {
    await inOrg(scope, (tx) => confirmReading(tx, { id }));
    await runImport(importWorld, { org: org.id, id });
  }
  return readPlanned(org, id);
}
