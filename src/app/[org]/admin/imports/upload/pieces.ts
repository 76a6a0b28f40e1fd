import { CHUNK_BYTES } from "@/files/rules";

/** A body in pieces as a file keeps them: however it arrives, no more than one piece of it is in memory. */
export async function* piecesOf(
  body: ReadableStream<Uint8Array> | null,
): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  let held = new Uint8Array(CHUNK_BYTES);
  let used = 0;
  try {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done || !value) break;
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
  } finally {
    await reader?.cancel();
  }
}
