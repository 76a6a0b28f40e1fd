import { randomBytes } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { writeAudit } from "../../src/audit/write-audit";
import { operatorScope } from "../../src/gates/operator";
import { everyOrg } from "../../src/lib/every-org";
import { inOrg } from "../../src/lib/in-org";
import { SYSTEM_ORG } from "../../src/lib/org";
import { countLinksOf, countSealedWith } from "../../src/operations/queries";
import { resealSecrets } from "../../src/operations/reseal-secrets";
import { StartError } from "../say";
import type { Answer, Command } from "./command";
import { UsageError } from "./command";
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

export const rotateKeys = (installation: Installation): Command => ({
  usage: "",
  does: "adds a new version of the master key, which makes all new secrets; old ones stay good",
  more: [
    "Then restart web and worker, and run reseal-secrets: until then keep every older version.",
  ],
  words: 0,
  run: async () => {
    const keys = readKeys();
    const version = newest(keys) + 1;
    const text = `${version}:${randomBytes(32).toString("base64url")}`;
    const { lines, value } = keep(installation, [...keys, { version, text }]);
    await note("keys.rotated", { version });
    return {
      lines: [`Added version ${version}.`, ...lines, "Then run: npm run admin -- reseal-secrets"],
      data: { version, ...(value ? { keys: value } : {}) },
    };
  },
});

async function resealAll(org: string): Promise<number> {
  let total = 0;
  for (let after: string | undefined; ; ) {
    const { done, last } = await inOrg(
      operatorScope(org),
      (tx) => resealSecrets(tx, { after }),
      "chunk",
    );
    total += done;
    if (!last) return total;
    after = last;
  }
}

export const resealStored: Command = {
  usage: "",
  does: "seals every stored secret under the newest version of the master key",
  more: ["Only once web and worker run with that version: others could not read what was sealed."],
  words: 0,
  run: async () => {
    let resealed = 0;
    for await (const org of everyOrg()) resealed += await resealAll(org);
    const version = newest(readKeys());
    return {
      lines: [`Sealed ${resealed} secrets under version ${version}.`],
      data: { resealed, version },
    };
  },
};

async function countAll(version: number): Promise<{ links: number; sealed: number }> {
  const total = { links: 0, sealed: 0 };
  for await (const org of everyOrg()) {
    await inOrg(operatorScope(org), async (tx) => {
      total.links += await countLinksOf(tx, version);
      total.sealed += await countSealedWith(tx, version);
    });
  }
  return total;
}

function versionOf(keys: Key[], word: string | undefined): number {
  const version = Number(word);
  const known = keys.map((key) => key.version);
  if (!known.includes(version))
    throw new UsageError(`Version "${word}" is not one of yours: ${known.join(", ")}.`);
  if (version === newest(keys))
    throw new UsageError("The newest version makes all new secrets: run rotate-keys first.");
  return version;
}

export const retireKey = (installation: Installation): Command => ({
  usage: "N [--yes]",
  does: "says how many live links a version of the master key would take with it, and drops it with --yes",
  words: 1,
  options: { yes: { type: "boolean" } },
  run: async (given): Promise<Answer> => {
    const keys = readKeys();
    const version = versionOf(keys, given.words[0]);
    const count = await countAll(version);
    const data = { version, ...count };
    if (count.sealed > 0)
      throw new StartError(
        `${count.sealed} stored secrets are sealed with version ${version} and would be lost: run reseal-secrets first.`,
      );
    const kills = `${count.links} live ${count.links === 1 ? "link" : "links"}`;
    if (!given.flag("yes"))
      return {
        lines: [`Retiring version ${version} kills ${kills}. Say --yes to do it.`],
        data: { ...data, retired: false },
        held: true,
      };
    const { lines, value } = keep(
      installation,
      keys.filter((key) => key.version !== version),
    );
    await note("keys.retired", { version, links: count.links });
    return {
      lines: [`Retired version ${version}, and with it ${kills}.`, ...lines],
      data: { ...data, retired: true, ...(value ? { keys: value } : {}) },
    };
  },
});
