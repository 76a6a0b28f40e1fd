import type { RemoteInfo } from "node:dgram";
import { createSocket } from "node:dgram";

const TYPES = { A: 1, TXT: 16 } as const;
type Records = Record<string, { A?: readonly string[]; TXT?: readonly string[] }>;

/** The name and type that a query asks for, and the bytes in which it asks. */
function questionOf(query: Buffer) {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += length + 1;
  }
  return {
    name: labels.join(".").toLowerCase(),
    type: query.readUInt16BE(at + 1),
    bytes: query.subarray(12, at + 5),
  };
}

/** Text in pieces of 255 bytes, as records hold it. */
const texts = (text: string): Buffer =>
  Buffer.concat(
    (text.match(/.{1,255}/gs) ?? [""]).map((piece) =>
      Buffer.from([piece.length, ...Buffer.from(piece, "latin1")]),
    ),
  );

function record(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0); // the name of the question
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function answerTo(query: Buffer, records: Records): Buffer {
  const { name, type, bytes } = questionOf(query);
  const known = records[name];
  const answers =
    type === TYPES.TXT
      ? (known?.TXT ?? []).map((text) => record(type, texts(text)))
      : type === TYPES.A
        ? (known?.A ?? []).map((ip) => record(type, Buffer.from(ip.split(".").map(Number))))
        : [];
  const head = Buffer.alloc(12);
  query.copy(head, 0, 0, 2);
  head.writeUInt16BE(known ? 0x8180 : 0x8183, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(answers.length, 6);
  return Buffer.concat([head, bytes, ...answers]);
}

export type NameServer = {
  address: string;
  asked: number;
  records: Records;
  close: () => Promise<void>;
};

/** A name server on loopback that knows these names; what it knows may change. */
export async function startNameServer(records: Records, port = 0): Promise<NameServer> {
  const socket = createSocket("udp4");
  const server: NameServer = {
    address: "",
    asked: 0,
    records,
    close: () => new Promise((done) => socket.close(() => done())),
  };
  socket.on("message", (query: Buffer, { port: to, address }: RemoteInfo) => {
    server.asked += 1;
    socket.send(answerTo(query, server.records), to, address);
  });
  await new Promise<void>((done) => socket.bind(port, "127.0.0.1", done));
  server.address = `127.0.0.1:${socket.address().port}`;
  return server;
}
