import { mkdirSync, readdirSync } from "node:fs";
import type { ParseArgsConfig } from "node:util";
import { parseArgs } from "node:util";
import { StartError } from "../say";

/** A command line that says nothing we could do: a sentence, and exit status 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

export type Options = NonNullable<ParseArgsConfig["options"]>;
export type Given = {
  /** What stands without a name, as many as the command takes. */
  words: string[];
  text: (name: string) => string | undefined;
  flag: (name: string) => boolean;
};

export type Answer = {
  /** For people; secrets only where the command was asked for one. */
  lines: string[];
  /** The same for programs: the last line with --json. */
  data: Record<string, unknown>;
  /** Nothing was done, because something has to happen or be said first. */
  held?: boolean;
};

export type Command = {
  /** What stands behind the name: "ORG --reason TEXT". */
  usage: string;
  does: string;
  more?: string[];
  words: number;
  /** Needs no database: nothing is opened for it. */
  bare?: boolean;
  options?: Options;
  run: (given: Given) => Promise<Answer>;
};

export function required(given: Given, name: string): string {
  const value = given.text(name)?.trim();
  if (!value) throw new UsageError(`--${name} is needed.`);
  return value;
}

/** Makes a folder that only its owner may look into; one that holds something is refused. */
export function makeEmpty(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length > 0)
    throw new StartError(`${folder} is not empty: name a new folder.`);
}

function parse(args: string[], options: Options) {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (fault) {
    const [sentence = ""] = (fault as Error).message.split(/\. |\n/);
    throw new UsageError(`${sentence.replace(/\.$/, "")}.`);
  }
}

/** Reads what stands behind a command's name. */
export function readGiven(command: Command, args: string[]): Given {
  const { positionals, values } = parse(args, command.options ?? {});
  if (positionals.length !== command.words)
    throw new UsageError(
      positionals.length < command.words ? "Something is missing." : "That is too much.",
    );
  return {
    words: positionals,
    text: (name) => {
      const value = values[name];
      return typeof value === "string" ? value : undefined;
    },
    flag: (name) => values[name] === true,
  };
}
