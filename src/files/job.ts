import { inOrg } from "@/lib/in-org";
import type { Scope } from "@/lib/org";
import { readChunk } from "./queries";

/**
 * The pieces of a file from its beginning, each read in a transaction of its own: it is never whole in memory, and however
 * slowly it is worked on, no transaction stays open.
 */
export async function* openFile(scope: Scope, fileId: string): AsyncGenerator<Uint8Array> {
  for (let seq = 0; ; seq += 1) {
    const content = await inOrg(scope, (tx) => readChunk(tx, { fileId, seq }), "page");
    if (!content) return;
    yield content;
  }
}
