// Reads the files it is given, one after the other, and says how long this process was ever silent meanwhile.
import { createReadStream } from "node:fs";
import { guessSheet, readLines } from "@/lib/sheet/read-sheet";

const PIECE = 1_048_576;
const TICK = 50;

let silence = 0;
let last = performance.now();
const timer = setInterval(() => {
  const at = performance.now();
  silence = Math.max(silence, at - last - TICK);
  last = at;
}, TICK);

async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(path, { highWaterMark: PIECE }))
    yield new Uint8Array(piece);
}

const rows: number[] = [];
for (const path of process.argv.slice(2)) {
  const open = () => piecesOf(path);
  const { choice, rows: counted } = await guessSheet(open);
  let read = 0;
  for await (const lines of readLines(open, choice)) read += lines.length;
  rows.push(counted === read ? read : -1);
}
clearInterval(timer);
process.stdout.write(JSON.stringify({ rows, silence: Math.round(silence) }));
