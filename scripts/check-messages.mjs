// Holds the texts together: every locale has the keys and placeholders of English, and French is
// French. Run in the folder to look at.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse, TYPE } from "@formatjs/icu-messageformat-parser";

const SOURCE = "en";
const PAGES = "src/lib/messages";
const LETTERS = "emails/messages";
/** Texts that are the same word in French and English, and nothing longer than a word or two. */
const SAME_WORDS = new URL("./same-words.json", import.meta.url);

const sameWords = new Set(JSON.parse(readFileSync(SAME_WORDS, "utf8")));
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

const KINDS = Object.fromEntries(Object.entries(TYPE).map(([name, kind]) => [kind, name]));

/** Names and kinds of the placeholders, those inside plural forms and tags too, and the wording between. */
function inspect(elements, found) {
  for (const element of elements) {
    if (element.type === TYPE.literal) found.words += element.value;
    else if (element.type !== TYPE.pound) {
      found.places.add(`${KINDS[element.type]} ${element.value}`);
    }
    for (const option of Object.values(element.options ?? {})) inspect(option.value, found);
    if (element.children) inspect(element.children, found);
  }
  return found;
}

function understand(where, text) {
  try {
    const { places, words } = inspect(parse(text), {
      places: new Set(),
      words: "",
    });
    return { places: [...places].sort().join(", "), words };
  } catch (error) {
    fault("messages-icu", where, `${error.message} in "${text}"`);
    return undefined;
  }
}

function compareText(where, locale, sourceText, text) {
  const [expected, found] = [
    understand(`${where} in ${SOURCE}`, sourceText),
    understand(where, text),
  ];
  if (expected === undefined || found === undefined) return;
  if (expected.places !== found.places) {
    const wanted = expected.places || "none";
    fault("messages-placeholders", where, `has ${found.places || "none"}, expected ${wanted}`);
  }
  const isWord = /\p{L}/u.test(found.words);
  if (locale === "fr" && isWord && text === sourceText && !sameWords.has(text)) {
    fault("messages-untranslated", where, `"${text}" is the English text`);
  }
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

function checkPages() {
  const areas = new Set(list(PAGES).flatMap((locale) => list(join(PAGES, locale))));
  for (const locale of list(PAGES)) {
    for (const area of areas) {
      const path = join(PAGES, locale, area);
      if (!existsSync(path)) fault("messages-files", path, "missing");
      else compare(locale, path, read(join(PAGES, SOURCE, area)), read(path));
    }
  }
}

function checkLetters() {
  for (const file of list(LETTERS).filter((name) => name.endsWith(".json"))) {
    const path = join(LETTERS, file);
    compare(basename(file, ".json"), path, read(join(LETTERS, `${SOURCE}.json`)), read(path));
  }
}

checkPages();
checkLetters();
if (faults.length > 0) {
  console.error([...new Set(faults)].join("\n"));
  process.exit(1);
}
