import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ACCOUNT_EVENTS } from "@/accounts/rules";
import { loadMessages } from "@/lib/i18n/load";
import { ACT_GROUPS, ACTS } from "./rules";

const ROOT = new URL("../../", import.meta.url).pathname;

/** What a code stands for that is put together: the part before it and what may follow. */
const PARTS: Record<string, readonly string[]> = {
  "account.": [
    ...ACCOUNT_EVENTS,
    ...["code-shown", "code-replaced", "code-handed-over", "code-taken-back"],
    ...["password-reset", "password-changed"],
  ],
};

function spelled(code: string): string[] {
  const [begin = ""] = code.split("${");
  return begin === code ? [code] : (PARTS[begin] ?? [code]).map((end) => begin + end);
}

const sources = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true })
    .map((file) => path.join(ROOT, folder, String(file)))
    .filter(
      (file) => /\.ts$/.test(file) && !/\.test\.ts$/.test(file) && !file.includes("generated"),
    );

/** The codes in what a file hands to writeAudit: texts of the shape "noun.verb" behind `act:` or `act =`. */
function actsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  if (!/\bwriteAudit\(/.test(text)) return [];
  return [...text.matchAll(/\bact(?::| =)\s*(.+)/g)].flatMap(([, value = ""]) =>
    [...value.matchAll(/["`]([a-z]+\.[^"`]+)["`]/g)].map(([, code = ""]) => code),
  );
}

test("every act that the code writes down has its words, and no words stand for nothing", async () => {
  const written = [...sources("src"), ...sources("scripts")].flatMap(actsOf);
  expect(written.length).toBeGreaterThan(40);
  const codes = new Set(written.flatMap(spelled));
  expect([...codes].filter((code) => !ACTS.some((act) => act === code)).sort()).toEqual([]);
  expect(ACTS.filter((act) => !codes.has(act))).toEqual([]);
});

test.each(["en", "fr"] as const)("the words are there in %s", async (locale) => {
  const { audit } = await loadMessages(locale);
  const words = Object.entries(audit.act).flatMap(([area, texts]) =>
    Object.keys(texts).map((act) => `${area}.${act}`),
  );
  expect(words.sort()).toEqual([...ACTS].sort());
  const named = Object.entries(audit.named).flatMap(([area, names]) =>
    Object.keys(names).map((act) => `${area}.${act}`),
  );
  expect(named.sort()).toEqual([...ACTS].sort());
  expect(Object.keys(audit.group).sort()).toEqual(Object.keys(ACT_GROUPS).sort());
  // what is chosen from a list has a name of its own, not a sentence with holes
  const labels = Object.values(audit.named).flatMap((names) => Object.values(names));
  expect(labels.filter((label) => /…|[<{]/.test(label))).toEqual([]);
  expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
  // which one it was is said in the row, not behind it
  const { team, application, role } = audit.act;
  const sentences = [team, application, role].flatMap((acts) => Object.values(acts));
  expect(sentences.filter((said) => !/\{(name|from|role)\}/.test(said))).toEqual([]);
});
