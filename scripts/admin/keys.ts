import { randomBytes } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { writeAudit } from "../../src/audit/write-audit";
import { operatorScope } from "../../src/gates/operator";
import { inOrg } from "../../src/lib/in-org";
import { SYSTEM_ORG } from "../../src/lib/org";
import { StartError } from "../say";
import type { Answer, Command } from "./command";
import { UsageError } from "./command";
import type { Counted } from "./hanging";
import { carryAll, countAll, countLost, endAll, kindsOf, resealAll, totalOf } from "./hanging";
import type { Installation } from "./installation";

type Key = { version: number; text: string };

const readKeys = (): Key[] =>
  (process.env.ROLLCALL_KEYS ?? "")
    .split(",")
    .map((part) => ({ version: Number(part.split(":")[0]), text: part.trim() }));

const newest = (keys: Key[]): number => Math.max(...keys.map(({ version }) => version));

/** Complete or not at all, and never readable to others in between. */
function writeKeys(file: string, value: string): void {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, `${value}\n`, { mode: 0o600 });
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Where the new value goes: into the file of `npm start`, or to whoever sets the environment. */
function keep({ keyFile }: Installation, keys: Key[]): { lines: string[]; value?: string } {
  const value = keys.map(({ text }) => text).join(",");
  if (!keyFile)
    return {
      lines: ["Set everywhere, and restart web and worker:", `ROLLCALL_KEYS=${value}`],
      value,
    };
  writeKeys(keyFile, value);
  return { lines: [`Wrote ${keyFile}. Restart what runs.`] };
}

const note = (act: string, details: Record<string, unknown>) =>
  inOrg(operatorScope(SYSTEM_ORG), (tx) => writeAudit(tx, [{ act, details }]));

const saidOf = (version: number, counts: Counted): string[] => {
  const total = totalOf(counts);
  if (total === 0) return [`No link and no code hangs on version ${version}.`];
  return [
    `${total} ${total === 1 ? "hangs on it and dies" : "hang on it and die"} when version ${version} is retired:`,
    ...kindsOf(counts),
  ];
};

export const rotateKeys = (installation: Installation): Command => ({
  usage: "",
  does: "adds a new version of the master key, which makes all new secrets, and says what hangs on the old ones: they stay good",
  more: [
    "Then restart web and worker, and run reseal-secrets: until then keep every older version.",
  ],
  words: 0,
  run: async () => {
    const keys = readKeys();
    const version = newest(keys) + 1;
    const text = `${version}:${randomBytes(32).toString("base64url")}`;
    const known = keys.map((key) => key.version).sort((a, b) => a - b);
    const hanging = await countAll(known);
    const { lines, value } = keep(installation, [...keys, { version, text }]);
    await note("keys.rotated", { version });
    const older = [...hanging].map(([of, counts]) => ({
      ...{ version: of, links: totalOf(counts), ...counts },
    }));
    return {
      lines: [
        `Added version ${version}. No link dies by it.`,
        ...[...hanging].flatMap(([of, counts]) => saidOf(of, counts)),
        ...lines,
        "Then run: npm run admin -- reseal-secrets",
      ],
      data: { version, links: 0, older, ...(value ? { keys: value } : {}) },
    };
  },
});

export const resealStored: Command = {
  usage: "",
  does: "seals every stored secret under the newest version of the master key, and keeps numbers that answered STOP known by it",
  more: ["Only once web and worker run with that version: others could not read what was sealed."],
  words: 0,
  run: async () => {
    const [resealed, numbers] = [await resealAll(), await carryAll()];
    const version = newest(readKeys());
    return {
      lines: [
        `Sealed ${resealed} secrets under version ${version}.`,
        `${numbers} phone numbers (of people who were texted, or answered STOP) are known by it from now on.`,
      ],
      data: { resealed, numbers, version },
    };
  },
};

function versionOf(keys: Key[], word: string | undefined): number {
  const version = Number(word);
  const known = keys.map((key) => key.version);
  if (!known.includes(version))
    throw new UsageError(`Version "${word}" is not one of yours: ${known.join(", ")}.`);
  if (version === newest(keys))
    throw new UsageError("The newest version makes all new secrets: run rotate-keys first.");
  return version;
}

/** What only this version opens or knows, and what can be carried over: nothing of it is given up by a --yes. */
async function refuseLoss(version: number) {
  const { sealed, numbers, stops } = await countLost(version);
  if (sealed > 0)
    throw new StartError(
      `${sealed} stored secrets are sealed with version ${version} and would be lost: run reseal-secrets first.`,
    );
  if (numbers > 0)
    throw new StartError(
      `${numbers} phone numbers (of people who were texted, or answered STOP) are known by version ${version} alone: run reseal-secrets first.`,
    );
  return { sealed, numbers, stops };
}

const forgotten = (stops: number): string[] =>
  stops > 0
    ? [
        `It also forgets ${stops} ${stops === 1 ? "number" : "numbers"} that answered STOP and that nobody has today: your provider still refuses ${stops === 1 ? "it" : "them"}.`,
      ]
    : [];

export const retireKey = (installation: Installation): Command => ({
  usage: "N [--yes]",
  does: "says how many links and codes a version of the master key would take with it, each kind by itself, and drops it with --yes",
  more: [
    "Whose link or code dies is shown as expired, and can be invited again; join links have to be made anew.",
    "Letters that wait to be sent get a new link as they leave.",
  ],
  words: 1,
  options: { yes: { type: "boolean" } },
  run: async (given): Promise<Answer> => {
    const keys = readKeys();
    const version = versionOf(keys, given.words[0]);
    const lost = await refuseLoss(version);
    const [counts] = [...(await countAll([version])).values()];
    if (!counts) throw new Error("a version was not counted");
    const links = totalOf(counts);
    const data = { version, links, ...counts, ...lost };
    const kills = `${links} live ${links === 1 ? "link or code" : "links and codes"}`;
    const told = [...kindsOf(counts), ...forgotten(lost.stops)];
    if (!given.flag("yes"))
      return {
        lines: [`Retiring version ${version} kills ${kills}.`, ...told, "Say --yes to do it."],
        data: { ...data, retired: false },
        held: true,
      };
    await endAll(version);
    const { lines, value } = keep(
      installation,
      keys.filter((key) => key.version !== version),
    );
    await note("keys.retired", { version, links });
    return {
      lines: [`Retired version ${version}, and with it ${kills}.`, ...told, ...lines],
      data: { ...data, retired: true, ...(value ? { keys: value } : {}) },
    };
  },
});
