// Holds the texts together. English is the measure of keys and placeholders; every other language is itself: not the
// English text, in its own script, with the plural forms it needs. English and French have every area, because the
// console speaks them; the others have the areas that strangers and members read, all of them the same ones.
// Run in the folder to look at.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import {
  elisionFault,
  englishIn,
  formsOf,
  scriptFault,
  typeFault,
  understand,
} from "./message-parts.mjs";

const SOURCE = "en";
const CONSOLE = [SOURCE, "fr"];
const PAGES = "src/lib/messages";
const LETTERS = "emails/messages";
/** By language ("*": every one): texts that are the same word in English, and nothing longer than a word or two. */
const SAME_WORDS = new URL("./same-words.json", import.meta.url);

const sameWords = JSON.parse(readFileSync(SAME_WORDS, "utf8"));
const faults = [];
const fault = (name, where, why) => faults.push(`${name}: ${where}: ${why}`);

/** Every text of a nested catalogue, by its dotted key. */
function flatten(value, prefix, into) {
  for (const [key, inner] of Object.entries(value)) {
    const path = prefix === "" ? key : `${prefix}.${key}`;
    if (typeof inner === "string") into.set(path, inner);
    else flatten(inner, path, into);
  }
  return into;
}

function read(path) {
  try {
    return flatten(JSON.parse(readFileSync(path, "utf8")), "", new Map());
  } catch (error) {
    fault("messages-json", path, error.message);
    return new Map();
  }
}

function parts(where, text) {
  try {
    return understand(text);
  } catch (error) {
    fault("messages-icu", where, `${error.message} in "${text}"`);
    return undefined;
  }
}

function checkPlurals(where, locale, plurals) {
  for (const { type, forms } of plurals) {
    const named = forms.filter((form) => !form.startsWith("="));
    const needed = formsOf(locale, type);
    for (const form of needed) {
      if (!named.includes(form)) fault("messages-plural", where, `lacks the form "${form}"`);
    }
    for (const form of named) {
      if (!needed.has(form)) fault("messages-plural", where, `"${form}" is never used`);
    }
  }
}

function checkWords(where, locale, words, isSame) {
  if (!/\p{L}/u.test(words)) return;
  if (isSame) {
    if (!sameWords["*"].includes(words) && !sameWords[locale]?.includes(words)) {
      fault("messages-untranslated", where, `"${words}" is the English text`);
    }
    return;
  }
  const english = englishIn(words);
  if (english) fault("messages-english", where, `has the English word "${english}"`);
  const script = scriptFault(locale, words);
  if (script) fault("messages-script", where, script);
  const type = typeFault(locale, words);
  if (type) fault("messages-type", where, type);
}

function compareText(where, locale, sourceText, text) {
  const expected = parts(`${where} in ${SOURCE}`, sourceText);
  const found = parts(where, text);
  if (expected === undefined || found === undefined) return;
  if (expected.places !== found.places) {
    const wanted = expected.places || "none";
    fault("messages-placeholders", where, `has ${found.places || "none"}, expected ${wanted}`);
  }
  checkPlurals(where, locale, found.plurals);
  const elided = elisionFault(locale, text);
  if (elided) fault("messages-elision", where, `"${elided}" lacks an elision before a vowel`);
  if (locale !== SOURCE) checkWords(where, locale, found.words, text === sourceText);
}

function compare(locale, path, source, target) {
  for (const [key, text] of target) {
    if (!source.has(key)) fault("messages-keys", `${path} ${key}`, `not in ${SOURCE}`);
    if (text.trim() === "") fault("messages-empty", `${path} ${key}`, "has no text");
  }
  for (const [key, text] of source) {
    const translated = target.get(key);
    if (translated === undefined) fault("messages-keys", `${path} ${key}`, "missing");
    else compareText(`${path} ${key}`, locale, text, translated);
  }
}

const list = (folder) => (existsSync(folder) ? readdirSync(folder).sort() : []);
const areasOf = (locales) => new Set(locales.flatMap((locale) => list(join(PAGES, locale))));

const locales = list(PAGES);
const everyArea = areasOf(locales);
const publicAreas = areasOf(locales.filter((locale) => !CONSOLE.includes(locale)));

function checkPages() {
  for (const locale of locales) {
    for (const area of CONSOLE.includes(locale) ? everyArea : publicAreas) {
      const path = join(PAGES, locale, area);
      if (!existsSync(path)) fault("messages-files", path, "missing");
      else compare(locale, path, read(join(PAGES, SOURCE, area)), read(path));
    }
  }
}

function checkLetters() {
  const files = list(LETTERS).filter((name) => name.endsWith(".json"));
  for (const locale of files.length > 0 ? locales : []) {
    if (!files.includes(`${locale}.json`)) {
      fault("messages-files", join(LETTERS, `${locale}.json`), "missing");
    }
  }
  for (const file of files) {
    const path = join(LETTERS, file);
    compare(basename(file, ".json"), path, read(join(LETTERS, `${SOURCE}.json`)), read(path));
  }
}

const PUBLIC_PAGES = ["src/app", "src/ui/public"];
/** What only admins and operators open. */
const CONSOLE_PAGES = /^src\/app\/(?:\[org\]\/admin|\(public\)\/mailbox)\//;

/** A page that strangers see must not read an area that eight languages do not have. */
function checkReaders() {
  for (const folder of publicAreas.size > 0 ? PUBLIC_PAGES.filter(existsSync) : []) {
    for (const name of readdirSync(folder, { recursive: true })) {
      const path = join(folder, name);
      if (!/\.tsx?$/.test(path) || CONSOLE_PAGES.test(path)) continue;
      for (const [, area] of readFileSync(path, "utf8").matchAll(/Translations\("([\w-]+)/g)) {
        if (!publicAreas.has(`${area}.json`)) {
          fault("messages-area", path, `reads "${area}", which only the console's languages have`);
        }
      }
    }
  }
}

checkPages();
checkLetters();
checkReaders();
if (faults.length > 0) {
  console.error([...new Set(faults)].join("\n"));
  process.exit(1);
}
