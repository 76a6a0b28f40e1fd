import type { Count, Look, SheetFaultCode } from "./shape.ts";

/** What a reading thread says: it asks for bytes, hands on what it found, and says why it ended. */
export type FromThread =
  | { ask: "first" | "next" }
  /** SheetLine[] as JSON: one text goes over faster than a thousand small ones. */
  | { lines: string }
  | { look: Look }
  | { count: Count }
  | { end: true }
  | { fault: SheetFaultCode; line: number | undefined };

/** The next piece of the file, null behind the last; or, to lines, that they were taken. */
export type ToThread = { piece: Uint8Array | null };
