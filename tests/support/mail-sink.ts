import { appendFileSync } from "node:fs";
import { SMTPServer } from "smtp-server";

/**
 * A process of its own that takes every mail and writes down recipient, Message-ID and link before it answers: what it
 * accepted is known even if whoever sent it dies before hearing so. Usage: mail-sink.ts [file]; prints its port.
 * Without a file it takes mails and forgets them.
 */
const file = process.argv[2] ?? "";

// The link stands alone on its line of the text part; quoted-printable breaks long lines with "=".
const plain = (raw: string): string => raw.replace(/=\r\n/g, "").replace(/=3D/g, "=");

const server = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  onData(stream, session, done) {
    if (file === "") {
      stream.resume().on("end", () => done());
      return;
    }
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      const text = plain(Buffer.concat(chunks).toString("utf8"));
      const line = {
        to: session.envelope.rcptTo[0]?.address,
        messageId: /^message-id:\s*(<[^>]+>)/im.exec(text)?.[1],
        link: /https?:\/\/[^\s"<>]+\/claim\/claim_[\w-]+/.exec(text)?.[0],
      };
      appendFileSync(file, `${JSON.stringify(line)}\n`);
      done();
    });
  },
});

// A worker that is killed in mid-conversation resets its connection.
server.on("error", () => undefined);
server.listen(0, "127.0.0.1", () => {
  const address = server.server.address();
  console.log(typeof address === "object" && address ? address.port : "");
});
