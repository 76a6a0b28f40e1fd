// A thread that reads one file and ends. Node strips its types itself: whatever it imports is written with its ending
// and needs none of our short paths.
import { parentPort, workerData } from "node:worker_threads";
import type { Book } from "./book/open-book.ts";
import type { Look, ReadingTask, SheetChoice, SheetLine } from "./shape.ts";
import { LIMITS, SheetFault } from "./shape.ts";
import { SNIFFED, sniff } from "./sniff.ts";
import type { Pieces } from "./take-lines.ts";
import { countLines, takeLines } from "./take-lines.ts";
import { findEncoding, lookAtText, readText } from "./text/read-text.ts";
import type { FromThread, ToThread } from "./thread-messages.ts";

const port = parentPort;
if (!port) throw new Error("runs as a thread only");

const post = (message: FromThread): void => port.postMessage(message);

/** Answers come one for each question. */
const ask = (message: FromThread): Promise<ToThread> =>
  new Promise((answer) => {
    port.once("message", answer);
    post(message);
  });

/** The file from its beginning, piece by piece, as fast as it is read. */
async function* bytes(): AsyncGenerator<Uint8Array> {
  let total = 0;
  for (let question: "first" | "next" = "first"; ; question = "next") {
    const { piece } = await ask({ ask: question });
    if (!piece) return;
    total += piece.length;
    if (total > LIMITS.bytes) throw new SheetFault("sheet-too-large");
    if (piece.length > 0) yield piece;
  }
}

async function headOfFile(): Promise<Uint8Array> {
  let head = Buffer.alloc(0);
  for await (const piece of bytes()) {
    head = Buffer.concat([head, piece]);
    if (head.length >= SNIFFED) break;
  }
  return head;
}

/** What reads workbooks: a text is read sooner without it. */
const loadBooks = () => import("./book/open-book.ts");

/** A workbook stays packed in memory: its directory stands at its end. */
async function book(): Promise<Book> {
  const [{ openBook }, pieces] = [await loadBooks(), [] as Uint8Array[]];
  for await (const piece of bytes()) pieces.push(piece);
  return openBook(pieces);
}

async function look(choice: Partial<SheetChoice>): Promise<Look> {
  const kind = sniff(await headOfFile());
  if (kind !== "text") return (await loadBooks()).lookAtBook(await book(), choice.sheet);
  const encoding = choice.encoding ?? (await findEncoding(bytes()));
  return { format: "csv", encoding, sheets: [], tables: await lookAtText(bytes(), encoding) };
}

async function open(choice: SheetChoice): Promise<{ lines: Pieces; merged: () => number }> {
  if (choice.format === "csv") return { lines: readText(bytes(), choice), merged: () => 0 };
  const { lines, merged } = await book();
  return { lines: lines(choice.sheet ?? 0), merged };
}

/**
 * Whole batches: who works on one finds the next ready, and half a one would be waited for. A text goes over faster than a
 * thousand small ones.
 */
async function read(choice: SheetChoice): Promise<void> {
  const { lines } = await open(choice);
  let [batch, characters]: [SheetLine[], number] = [[], 0];
  for await (const taken of takeLines(lines, choice))
    for (const { line, cells } of taken) {
      batch.push({ line, cells });
      for (const cell of cells) characters += cell.length;
      if (batch.length < LIMITS.batch.lines && characters < LIMITS.batch.characters) continue;
      await ask({ lines: JSON.stringify(batch) });
      [batch, characters] = [[], 0];
    }
  if (batch.length > 0) await ask({ lines: JSON.stringify(batch) });
}

async function run(task: ReadingTask): Promise<void> {
  if (task.task === "look") post({ look: await look(task.choice) });
  else if (task.task === "read") await read(task.choice);
  else {
    const { lines, merged } = await open(task.choice);
    const counted = await countLines(lines, task.choice);
    post({ count: { ...counted, mergedCells: merged() } });
  }
}

run(workerData).then(
  () => post({ end: true }),
  (fault: unknown) => {
    // what a broken file makes a parser say is no sentence for a person
    const { code, line } = fault instanceof SheetFault ? fault : new SheetFault("sheet-corrupt");
    post({ fault: code, line });
  },
);
