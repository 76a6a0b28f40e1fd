import { beforeEach, expect, test, vi } from "vitest";
import { LOCALES } from "../i18n/locales";
import type { Letter, Letterhead } from "./letters";
import { CARDS, printLetters } from "./letters";
import type { Words } from "./sheet";

/** What was drawn, in order: real faces measure, and nothing is left out. */
type Drawn =
  | { what: "text"; text: string; x: number; y: number; end: number; words: Words }
  | { what: "code" | "qr"; text: string; x: number; y: number; size: number }
  | { what: "frame"; x: number; y: number; width: number; height: number };
const drawn = vi.hoisted(() => [] as Drawn[]);

vi.mock("./sheet", async (original) => {
  const real = await original<typeof import("./sheet")>();
  class Recording extends real.Sheet {
    override text(text: string, x: number, y: number, words: Words): number {
      const end = super.text(text, x, y, words);
      if (text) drawn.push({ what: "text", text, x, y, end, words });
      return end;
    }
    override code(text: string, x: number, y: number, size: number): number {
      drawn.push({ what: "code", text, x, y, size });
      return super.code(text, x, y, size);
    }
    override qr(text: string, x: number, y: number, size: number): void {
      drawn.push({ what: "qr", text, x, y, size });
      super.qr(text, x, y, size);
    }
    override frame(x: number, y: number, width: number, height: number): void {
      drawn.push({ what: "frame", x, y, width, height });
      super.frame(x, y, width, height);
    }
  }
  return { ...real, Sheet: Recording };
});
beforeEach(() => {
  drawn.length = 0;
});

const HEAD: Letterhead = {
  organization: "Halden Group",
  color: "#125522",
  address: "people.halden.example/halden/code",
  contact: "help@halden.example",
  timeZone: "Europe/Paris",
};
const CODE = "AC34-5678-9DEF-GHJK";
const LETTER: Letter = {
  name: "Zoë Núñez",
  place: "Warehouse",
  login: "zoe.nunez",
  inviter: "Amara Okafor",
  locale: "fr",
  code: CODE,
  link: `https://people.halden.example/halden/code#${CODE}`,
  until: new Date("2026-06-30T10:00:00Z"),
};
const said = (): string[] => drawn.flatMap((one) => (one.what === "text" ? [one.text] : []));
const drawnAs = <What extends Drawn["what"]>(what: What) =>
  drawn.filter((one): one is Extract<Drawn, { what: What }> => one.what === what);

const SAYS = {
  fr: {
    why: "Amara Okafor vous invite. Vous recevez cette lettre car Halden Group a créé un compte à votre nom.",
    steps: {
      PAGE: "Scannez l’image avec un téléphone, ou ouvrez people.halden.example/halden/code.",
      CARD: "1. Scannez, ou saisissez le code sur people.halden.example/halden/code",
    },
    last: "Choisissez un mot de passe. C’est tout.",
    until: "Valable jusqu’au 30 juin 2026",
    help: "Des questions\u202f? help@halden.example",
    login: "Votre identifiant\u00a0: zoe.nunez",
  },
  th: {
    why: "Amara Okafor เชิญคุณ คุณได้รับจดหมายนี้เพราะ Halden Group สร้างบัญชีให้คุณ",
    steps: {
      PAGE: "สแกนภาพด้วยโทรศัพท์ หรือเปิด people.halden.example/halden/code",
      CARD: "1. สแกน หรือป้อนรหัสที่ people.halden.example/halden/code",
    },
    last: "ตั้งรหัสผ่าน เท่านี้ก็เสร็จ",
    until: "ใช้ได้ถึง 30 มิถุนายน 2569",
    help: "มีคำถาม help@halden.example",
    login: "ชื่อผู้ใช้ของคุณ: zoe.nunez",
  },
} as const;

test.each([
  ["PAGE", "fr"],
  ["CARD", "fr"],
  ["PAGE", "th"],
  ["CARD", "th"],
] as const)(
  "a %s in %s says who invites and why, how it goes, until when and whom to ask",
  async (form, locale) => {
    await printLetters(HEAD, [{ ...LETTER, locale }], form);
    const { why, steps, last, until, help, login } = SAYS[locale];
    const texts = said();
    for (const text of [
      HEAD.organization,
      "Zoë Núñez",
      "Warehouse",
      why,
      steps[form],
      until,
      help,
      login,
    ])
      expect(texts).toContain(text);
    expect(texts.some((text) => text.endsWith(last))).toBe(true);
    expect(drawnAs("qr").map(({ text }) => text)).toEqual([LETTER.link]);
    expect(drawnAs("code").map(({ text }) => text)).toEqual([CODE]);
    for (const { words } of drawnAs("text")) expect(words.locale).toBe(locale);
  },
);

test.each(["PAGE", "CARD"] as const)("a %s says nothing that is not known", async (form) => {
  const nobody = {
    ...LETTER,
    locale: "en",
    inviter: null,
    until: null,
    login: null,
    place: null,
  } as const;
  await printLetters({ ...HEAD, contact: null }, [nobody], form);
  const all = said().join("\n");
  expect(all).toContain("You get this letter because Halden Group made an account for you.");
  for (const never of [
    "invites you",
    "Valid until",
    "Your login",
    "Questions",
    "{",
    "null",
    "1970",
  ])
    expect(all).not.toContain(never);
});

test.each(LOCALES)(
  "on a card in %s every line stands within its edge, also with long names",
  async (locale) => {
    const long = {
      ...HEAD,
      organization: "Coopérative des producteurs de la vallée du Rhône",
      address: "people.cooperative-rhone.example/cooperative-rhone/code",
      contact: "assistance.comptes@cooperative-rhone.example",
    };
    const letter = {
      ...LETTER,
      locale,
      name: "Maximiliane-Charlotte von Hohenstein-Waldenburg",
      place: "Entrepôt de Saint-Vallier, équipe de nuit",
      login: "maximiliane-charlotte.vonhohenstein",
      inviter: "Bartholomäus Schwarzenberger-Lindqvist",
      code: "WWWW-MMMM-WWWW-MMMM",
    };
    await printLetters(
      long,
      Array.from({ length: 9 }, () => letter),
      "CARD",
    );
    const frames = drawnAs("frame");
    expect(frames).toHaveLength(9);
    // what was drawn after a frame and before the next is its card
    const starts = drawn.flatMap((one, at) => (one.what === "frame" ? [at] : []));
    for (const [place, start] of starts.entries()) {
      const edge = frames[place];
      const card = drawn.slice(start + 1, starts[place + 1]);
      const steps = card.flatMap((one) => (one.what === "text" ? [one] : []));
      const pictures = card.flatMap((one) => (one.what === "qr" ? [one] : []));
      const [picture] = pictures;
      expect(steps.filter(({ text }) => /^[123]\. /.test(text))).toHaveLength(3);
      for (const { x, y, end, words, text } of steps) {
        expect([text, words.size >= 6]).toEqual([text, true]);
        expect(x).toBeGreaterThanOrEqual((edge?.x ?? 0) + 8);
        expect(x + words.width).toBeLessThanOrEqual((edge?.x ?? 0) + CARDS.width - 8);
        expect(y).toBeGreaterThanOrEqual((edge?.y ?? 0) + 4);
        expect([text, end <= (edge?.y ?? 0) + CARDS.height - 4]).toEqual([text, true]);
      }
      const left = picture?.x ?? 0;
      const under = steps.filter(({ x, y }) => x === left && y > (picture?.y ?? 0));
      const below = Math.min(...under.map(({ y }) => y));
      expect(below).toBeGreaterThanOrEqual((picture?.y ?? 0) + (picture?.size ?? 0));
      const besides = steps.filter(({ x, y }) => x > left + 50 && y < below);
      for (const { end } of besides) expect(end).toBeLessThanOrEqual(below + 0.01);
    }
  },
);

test.each(LOCALES)(
  "a card in %s with names as they mostly are is read without a glass",
  async (locale) => {
    await printLetters(HEAD, [{ ...LETTER, locale }], "CARD");
    for (const { words } of drawnAs("text")) expect(words.size).toBeGreaterThanOrEqual(7);
  },
);
