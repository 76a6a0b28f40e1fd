import { existsSync, readFileSync } from "node:fs";
import { firstLine, kill, startProgram } from "../support/processes";

export type Accepted = { to: string; messageId: string; link?: string };

/** What the sink has taken. A last line without its end is being written just now. */
export const readSink = (file: string): Accepted[] =>
  existsSync(file)
    ? readFileSync(file, "utf8")
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Accepted)
    : [];

/** How many mails the sink has put off. */
export const countRefused = (file: string): number =>
  existsSync(`${file}.refused`)
    ? readFileSync(`${file}.refused`, "utf8").split("\n").filter(Boolean).length
    : 0;

/** A sink that can go and come back on its port. */
export async function openSink(file: string) {
  let sink = startProgram("tests/support/mail-sink.ts", [file], {});
  const port = await firstLine(sink);
  return {
    port,
    stopSink: () => kill(sink),
    startSink: async (how = "") => {
      sink = startProgram("tests/support/mail-sink.ts", [file, port, how], {});
      await firstLine(sink);
    },
  };
}

/** What so many invited people got. */
export function judge(mails: Accepted[], invited: number) {
  const byPerson = new Map<string, Set<string>>();
  for (const { to, messageId } of mails)
    byPerson.set(to, (byPerson.get(to) ?? new Set()).add(messageId));
  const messages = new Set(mails.map((mail) => mail.messageId));
  return {
    accepted: mails.length,
    lost: invited - byPerson.size,
    duplicated: [...byPerson.values()].filter((ids) => ids.size > 1).length,
    sameMessageTwice: mails.length - messages.size,
  };
}
