import { CHUNK_BYTES } from "@/files/rules";

/** A file in pieces as it is kept: however it arrives, no more than one piece of it is in memory. */
export async function* piecesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held = new Uint8Array(CHUNK_BYTES);
  let used = 0;
  for await (const value of bytes) {
    for (let at = 0; at < value.length; ) {
      const part = value.subarray(at, at + CHUNK_BYTES - used);
      held.set(part, used);
      used += part.length;
      at += part.length;
      if (used < CHUNK_BYTES) continue;
      yield held;
      held = new Uint8Array(CHUNK_BYTES);
      used = 0;
    }
  }
  if (used > 0) yield held.subarray(0, used);
}
