import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { browserTexts as english } from "@/lib/i18n/browser/en";
import { browserTexts as french } from "@/lib/i18n/browser/fr";
import { ROOT } from "../scripts/say";

const SRC = path.join(ROOT, "src");
const IN_BROWSER = /^"use client";/;
const IMPORTED = /^(?:import|export) (?!type )[^;]*?from "([^"]+)";|import\("([^"]+)"\)/gm;
const READ = /useTranslations\(\s*"(\w+)/g;

const read = (file: string): string => readFileSync(file, "utf8");

/** The file of ours that an import means; packages, styles and texts are none. */
function fileOf(from: string, specifier: string): string | undefined {
  const near = specifier.startsWith("@/")
    ? path.join(SRC, specifier.slice(2))
    : path.resolve(path.dirname(from), specifier);
  return [`${near}.tsx`, `${near}.ts`].find(existsSync);
}

/** Files with all that they import. */
function reached(files: readonly string[], known = new Set<string>()): Set<string> {
  for (const file of files.filter((one) => !known.has(one))) {
    known.add(file);
    const imported = [...read(file).matchAll(IMPORTED)].map(([, still, later]) =>
      fileOf(file, still ?? later ?? ""),
    );
    reached(
      imported.filter((one) => one !== undefined),
      known,
    );
  }
  return known;
}

test("browsers are given the texts of the areas that their code reads, and no other", () => {
  const begun = readdirSync(SRC, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx"))
    .map((name) => path.join(SRC, name))
    .filter((file) => IN_BROWSER.test(read(file)));
  expect(begun.length).toBeGreaterThan(50);
  const areas = [...reached(begun)].flatMap((file) =>
    [...read(file).matchAll(READ)].map(([, area = ""]) => area),
  );
  const wanted = [...new Set(areas)].toSorted();
  expect(Object.keys(english).toSorted()).toEqual(wanted);
  expect(Object.keys(french).toSorted()).toEqual(wanted);
});
