import { ZodError } from "zod";
import { closeDb } from "../../src/lib/db";
import texts from "../../src/lib/messages/en/refusals.json";
import { isDatabaseReady } from "../../src/lib/readiness";
import { Refusal } from "../../src/lib/refusal";
import { StartError } from "../say";
import { backUp, restore } from "./backup";
import type { Answer, Command } from "./command";
import { readGiven, UsageError } from "./command";
import { eraseOrganization } from "./erase-organization";
import { exportOrganization } from "./export-organization";
import type { Installation } from "./installation";
import { openInstallation } from "./installation";
import { resealStored, retireKey, rotateKeys } from "./keys";
import {
  createOrganization,
  disable,
  enable,
  listOrganizations,
  listTrust,
  trust,
} from "./organizations";
import { owner } from "./owner";

const COMMANDS = (installation: Installation): Record<string, Command> => ({
  "create-organization": createOrganization,
  "list-organizations": listOrganizations,
  "disable-organization": disable,
  "enable-organization": enable,
  "reset-owner": owner,
  "list-trust": listTrust,
  "set-trust": trust,
  "export-organization": exportOrganization,
  "erase-organization": eraseOrganization(installation),
  "rotate-keys": rotateKeys(installation),
  "reseal-secrets": resealStored,
  "retire-key": retireKey(installation),
  backup: backUp,
  restore,
});

/** For help, which needs no database. */
const NONE: Installation = {
  ownerUrl: undefined,
  appUrl: "",
  keyFile: undefined,
  close: async () => undefined,
};

const overview = (): string[] => [
  "npm run admin -- COMMAND … [--json]",
  "",
  ...Object.entries(COMMANDS(NONE)).map(([name, { does }]) => `  ${name.padEnd(22)} ${does}`),
  "",
  "ORG is an organisation's address (halden) or its id. npm run admin -- help COMMAND says more.",
  "Exit status: 0 done, 1 not done and why, 2 not understood.",
];

const helpOf = (name: string, { usage, does, more = [] }: Command): string[] => [
  `npm run admin -- ${[name, usage].filter(Boolean).join(" ")} [--json]`,
  "",
  `${does[0]?.toUpperCase()}${does.slice(1)}.`,
  ...more,
];

function commandNamed(name: string, installation: Installation): Command {
  const command = Object.entries(COMMANDS(installation)).find(([known]) => known === name)?.[1];
  if (!command)
    throw new UsageError(`There is no command "${name}": npm run admin -- help lists them.`);
  return command;
}

const sentences: Record<string, unknown> = { ...texts, ...texts.field };

/** What a verb or a shape refuses, as the sentence that a form would show. */
function understood(fault: unknown): unknown {
  if (fault instanceof Refusal) return new StartError(String(sentences[fault.code] ?? fault.code));
  if (!(fault instanceof ZodError)) return fault;
  const code = fault.issues[0]?.message ?? "";
  return new UsageError(String(sentences[code] ?? code));
}

/** A busy server may answer late: it is asked three times. */
async function assertReady(): Promise<void> {
  for (let tries = 0; tries < 3; tries += 1) if (await isDatabaseReady()) return;
  throw new StartError(
    "The database lacks migrations or does not answer: run npm run migrate (or npm start) first.",
  );
}

async function carryOut(name: string, args: string[]): Promise<Answer> {
  // Before anything is opened: a wrong command line touches no database.
  const asked = commandNamed(name, NONE);
  const given = readGiven(asked, args);
  if (asked.bare) return asked.run(given);
  const installation = await openInstallation();
  try {
    await assertReady();
    return await commandNamed(name, installation).run(given);
  } catch (fault) {
    throw understood(fault);
  } finally {
    await closeDb();
    await installation.close();
  }
}

/** Runs one command of the operator's tool; its exit status comes back. */
export async function runAdmin(words: string[]): Promise<number> {
  const json = words.includes("--json");
  const [name = "help", ...args] = words.filter((word) => word !== "--json");
  if (["help", "--help", "-h"].includes(name)) {
    const [about] = args;
    const lines = about ? helpOf(about, commandNamed(about, NONE)) : overview();
    console.log(lines.join("\n"));
    return 0;
  }
  if (args.includes("--help")) {
    console.log(helpOf(name, commandNamed(name, NONE)).join("\n"));
    return 0;
  }
  const { lines, data, held } = await carryOut(name, args);
  console.log(json ? JSON.stringify(data) : lines.join("\n"));
  return held ? 1 : 0;
}
