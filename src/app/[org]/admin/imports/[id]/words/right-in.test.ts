import { expect, test } from "vitest";
import { readSize } from "@/cells/read-size";
import { rightIn } from "./right-in";
import type { Words } from "./words";

const inLanguage = (locale: string) => ({ locale }) as Words;

test.each([
  ["1,024 MB", "1024 MB", "1024 Mo"],
  ["1.500 ko", "1500 KB", "1500 Ko"],
])(
  "what would be right instead of %s is said as its reader writes it, and is right when typed",
  (typed, en, fr) => {
    const { right = "" } = readSize(typed).wrong ?? {};
    const fault = { code: "quota-wrong", right } as const;
    expect([rightIn(inLanguage("en"), fault), rightIn(inLanguage("fr"), fault)]).toEqual([en, fr]);
    expect(readSize(fr).value).toBe(readSize(en).value);
    expect(readSize(fr).value).toBeDefined();
  },
);
