// The local mailbox: a real SMTP server on the loopback address that keeps every mail as a file. Runs without a
// loader: imports nothing of the project. Arguments: folder, port.
import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

const [folder = "", port = ""] = process.argv.slice(2);
const LARGEST = 30 * 1024 * 1024;

/** Complete or not at all, also for whoever lists the folder meanwhile. */
async function place(name: string, content: Buffer | string): Promise<void> {
  const draft = path.join(folder, `.${name}`);
  await writeFile(draft, content, { mode: 0o600 });
  await rename(draft, path.join(folder, name));
}

const server = new SMTPServer({
  name: "rollcall.localhost",
  banner: "Rollcall local mailbox",
  authOptional: true,
  disabledCommands: ["AUTH", "STARTTLS"],
  disableReverseLookup: true,
  logger: false,
  size: LARGEST,
  async onData(stream, session, done) {
    try {
      const mail = await buffer(stream);
      if (stream.sizeExceeded) {
        done(Object.assign(new Error("Too large"), { responseCode: 552 }));
        return;
      }
      const at = new Date().toISOString();
      // Sorts by arrival, and holds no dot: readers take no name that could lead elsewhere. The envelope is there
      // before the mail that they look for.
      const name = `${at.replaceAll(/[:.]/g, "-")}-${randomBytes(4).toString("hex")}`;
      const { mailFrom, rcptTo } = session.envelope;
      const from = mailFrom ? mailFrom.address : "";
      const to = rcptTo.map(({ address }) => address);
      await place(`${name}.json`, JSON.stringify({ from, to, at }));
      await place(`${name}.eml`, mail);
      done(null, `kept as ${name}`);
    } catch (error) {
      console.error("The mailbox could not keep a mail:", error);
      done(Object.assign(new Error("Not kept, try again"), { responseCode: 451 }));
    }
  },
});

server.on("error", (error: NodeJS.ErrnoException) => {
  if (error.syscall !== "listen") return; // a client that went away
  console.error(`The local mailbox cannot listen on port ${port}: ${error.code}.`);
  process.exit(1);
});
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    setTimeout(() => process.exit(0), 2_000).unref();
  });
}

mkdirSync(folder, { recursive: true, mode: 0o700 });
server.listen(Number(port), "127.0.0.1");
