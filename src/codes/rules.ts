import { normalForm } from "@/lib/characters";

/**
 * Digits and letters of which none is taken for another. There are 29, a prime: one check symbol then tells every wrong
 * symbol and every two that changed places.
 */
export const ALPHABET = "0123456789ACDEFGHJKMNPQRTVWXY";
/** What is typed or read for one of them. */
const TAKEN_FOR: Readonly<Record<string, string>> = {
  ...{ O: "0", I: "1", L: "1", Z: "2", S: "5", B: "8", U: "V" },
};

export const CODE_LENGTH = 16;
const GROUP = 4;
const BASE = ALPHABET.length;

/** Every place weighs differently, the check symbol's own one. */
const weigh = (values: readonly number[]): number =>
  values.reduce((sum, value, place) => sum + value * (CODE_LENGTH - place), 0) % BASE;

/** An access code spelled from bytes that only we can make: fifteen symbols of them and the check symbol. */
export function spellCode(bytes: Uint8Array): string {
  let rest = bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n);
  const values: number[] = [];
  for (let place = 1; place < CODE_LENGTH; place += 1) {
    values.push(Number(rest % BigInt(BASE)));
    rest /= BigInt(BASE);
  }
  values.push((BASE - weigh(values)) % BASE);
  return values.map((value) => ALPHABET[value]).join("");
}

/** What was typed, as its symbols: any case, width and separators, and what is easily taken for one of ours. */
export const symbolsOf = (typed: string): string =>
  normalForm(typed, "NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/[OILZSBU]/g, (symbol) => TAKEN_FOR[symbol] ?? symbol);

/** Whether these symbols can be a code at all. It says nothing of whether they are one. */
export function isWellFormed(symbols: string): boolean {
  const values = [...symbols].map((symbol) => ALPHABET.indexOf(symbol));
  return values.length === CODE_LENGTH && !values.includes(-1) && weigh(values) === 0;
}

/** What is wrong with these symbols, told before anything is looked up. */
export function faultOfCode(symbols: string): "missing" | "short" | "mistyped" | undefined {
  if (isWellFormed(symbols)) return undefined;
  if (symbols === "") return "missing";
  return symbols.length < CODE_LENGTH ? "short" : "mistyped";
}

/** The code in what was pasted or sent: alone, or between other words. What holds none is taken as it was typed. */
export function codeIn(text: string): string {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  for (const [first] of [...words.entries()].reverse()) {
    let symbols = "";
    for (let next = first; symbols.length < CODE_LENGTH && next < words.length; next += 1)
      symbols += symbolsOf(words[next] ?? "");
    if (isWellFormed(symbols)) return symbols;
  }
  return symbolsOf(text);
}

/** The four groups of a code, as far as there are symbols: "AC34 567…". */
export const groupsOf = (symbols: string): string[] => symbols.match(/.{1,4}/gu) ?? [];

/** How a code is printed and shown: "AC34-5678-9DEF-GHJK". */
export const printCode = (symbols: string): string => groupsOf(symbols).join("-");

/** The groups with dots for what is missing. */
export const withDots = (symbols: string): string[] =>
  Array.from({ length: CODE_LENGTH / GROUP }, (_, place) =>
    symbols.slice(place * GROUP, (place + 1) * GROUP).padEnd(GROUP, "·"),
  );

/** So many wrong answers to the question after a code lock it; an admin makes a new one. */
export const MOST_WRONG_FACTS = 5;

/** When a code that is invited now ends. */
export const endOfCode = (now: Date, days: number): Date =>
  new Date(now.getTime() + days * 86_400_000);

/** What is said for each symbol, in the order of the alphabet: over a counter, on the phone, in a noisy hall. */
const SPOKEN = {
  en: `zero one two three four five six seven eight nine Alfa Charlie Delta Echo Foxtrot Golf Hotel Juliett
    Kilo Mike November Papa Quebec Romeo Tango Victor Whiskey X-ray Yankee`,
  fr: `zéro un deux trois quatre cinq six sept huit neuf Anatole Célestin Désiré Eugène François Gaston Henri
    Joseph Kléber Marcel Nicolas Pierre Quintal Raoul Thérèse Victor William Xavier Yvonne`,
} as const;

/** The words for these symbols, in French to who reads French and in English to everybody else. */
export function spoken(symbols: string, language: string): string[] {
  const words = SPOKEN[language === "fr" ? "fr" : "en"].trim().split(/\s+/);
  return [...symbols].map((symbol) => words[ALPHABET.indexOf(symbol)] ?? symbol);
}
