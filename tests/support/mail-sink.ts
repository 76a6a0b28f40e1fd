import { appendFileSync } from "node:fs";
import { SMTPServer } from "smtp-server";

/**
 * A process of its own that takes every mail and writes down recipient, Message-ID and link before it answers: what it
 * accepted is known even if whoever sent it dies before hearing so; whom it refused stands beside (`file.refused`).
 * Usage: mail-sink.ts [file] [port] [slow | rejects]; prints its port. Without a file it takes mails and forgets them.
 */
const [file = "", port = "0", how = ""] = process.argv.slice(2);
const SLOW_MS = 40;
/** Whom it has refused for the moment; the next time it takes their mail. */
const refused = new Set<string>();
let mails = 0;

const later = (): Error => Object.assign(new Error("4.2.1 not now"), { responseCode: 451 });

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
      const to = session.envelope.rcptTo[0]?.address ?? "";
      mails += 1;
      if (how === "rejects" && mails % 3 === 0 && !refused.has(to)) {
        refused.add(to);
        appendFileSync(`${file}.refused`, `${to}\n`);
        done(later());
        return;
      }
      const line = {
        to,
        messageId: /^message-id:\s*(<[^>]+>)/im.exec(text)?.[1],
        link: /https?:\/\/[^\s"<>]+\/claim\/claim_[\w-]+/.exec(text)?.[0],
      };
      appendFileSync(file, `${JSON.stringify(line)}\n`);
      if (how === "slow") setTimeout(done, SLOW_MS);
      else done();
    });
  },
});

// A worker that is killed in mid-conversation resets its connection.
server.on("error", () => undefined);
server.listen(Number(port), "127.0.0.1", () => {
  const address = server.server.address();
  // as text: a number comes in colour where colours are forced
  console.log(typeof address === "object" && address ? String(address.port) : "");
});
