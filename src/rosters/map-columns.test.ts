import { describe, expect, it } from "vitest";
import { HEADER_WORDS } from "@/lib/i18n/words/header-words";
import { headerKey, isWholeName, STARRED, TEMPLATE_COLUMNS, widthOf } from "./input";
import { mapColumns } from "./map-columns";
import { COLUMN_KEYS } from "./rules";

const NOTHING = new Map<string, null>();
const map = (...header: string[]) => mapColumns(header, NOTHING);

const starred = (kind: "USER" | "CONTACT") =>
  TEMPLATE_COLUMNS[kind].map((key) => (STARRED[kind].includes(key) ? `${key}*` : key));

describe("our own header", () => {
  it.each(["USER", "CONTACT"] as const)(
    "of %s has 27 columns and is known by its marks",
    (kind) => {
      expect(TEMPLATE_COLUMNS[kind]).toHaveLength(27);
      expect(mapColumns(starred(kind), NOTHING)).toEqual({
        mapping: TEMPLATE_COLUMNS[kind],
        isTemplate: true,
        kind,
        unknown: [],
      });
    },
  );

  it("takes a space before the mark, as the document writes it", () => {
    const spaced = starred("CONTACT").map((key) => key.replace("*", " *"));
    expect(mapColumns(spaced, NOTHING).isTemplate).toBe(true);
  });

  it("does not bind without marks, as an export has none, nor without a required column", () => {
    expect(mapColumns(TEMPLATE_COLUMNS.USER, NOTHING)).toMatchObject({
      mapping: TEMPLATE_COLUMNS.USER,
      isTemplate: false,
      kind: "USER",
    });
    const without = starred("USER").filter((key) => key !== "STATUS*");
    expect(mapColumns(without, NOTHING).isTemplate).toBe(false);
  });

  it("of both kinds leaves the kind to each row", () => {
    const own = COLUMN_KEYS.filter((key) => !isWholeName(key));
    expect(mapColumns(own, NOTHING)).toMatchObject({ kind: null, unknown: [] });
  });

  it("skips the notes of a file with errors without calling them unknown", () => {
    expect(map("EMAIL", "LINE", "REASON", "Shoe size")).toMatchObject({
      mapping: ["EMAIL", null, null, null],
      unknown: ["Shoe size"],
    });
  });
});

describe("the columns of a file", () => {
  const width = (header: readonly string[], mapping: (null | "EMAIL")[], headerLine = 1) =>
    widthOf({ header, mapping, headerLine });

  it("go as far as the last that has a name or is read", () => {
    expect(width(["Mail", "Note", " ", ""], ["EMAIL", null, null, null])).toBe(2);
    expect(width(["Mail", "", "", ""], [null, null, "EMAIL", null])).toBe(3);
  });

  it("are all that there are where no line names them", () => {
    expect(width(["", "", ""], ["EMAIL", null, null], 0)).toBe(3);
  });
});

it("leaves it to each row whether it is a contact where an owner may be named", () => {
  expect(map("LASTNAME", "LOGIN", "OWNER_LOGIN").kind).toBeNull();
  expect(map("LASTNAME", "OWNER_LOGIN", "EXPIRATION_MODE").kind).toBeNull();
  expect(map("LASTNAME", "LOGIN").kind).toBe("USER");
});

describe("common names", () => {
  it.each([
    ["fr", "Nom", "Prénom", "Adresse e-mail", "Téléphone"],
    ["en", "Last name", "First Name", "E-mail address", "Mobile phone"],
    ["de", "Nachname", "Vorname", "E-Mail-Adresse", "Handynummer"],
    ["nl", "Achternaam", "Voornaam", "E-mailadres", "Telefoonnummer"],
    ["es", "Apellidos", "Nombre", "Correo electrónico", "Teléfono"],
    ["it", "Cognome", "Nome", "Indirizzo e-mail", "Cellulare"],
    ["pt-BR", "Sobrenome", "Nome", "Endereço de e-mail", "Telefone"],
    ["zh-CN", "姓", "名", "电子邮箱", "手机"],
    ["ja", "姓", "名", "メールアドレス", "電話番号"],
    ["th", "นามสกุล", "ชื่อ", "อีเมล", "โทรศัพท์"],
  ])("of %s are known", (_, ...header) => {
    expect(map(...header).mapping).toEqual(["LASTNAME", "FIRSTNAME", "EMAIL", "PHONE"]);
  });

  it("lead to one column each, and every column has some", () => {
    const seen = new Map<string, string>();
    for (const [column, words] of Object.entries(HEADER_WORDS))
      for (const word of words.split("|")) {
        const key = headerKey(word);
        expect(key, word).not.toBe("");
        expect(seen.get(key) ?? column, word).toBe(column);
        seen.set(key, column);
      }
    expect(Object.keys(HEADER_WORDS).sort()).toEqual([...COLUMN_KEYS].sort());
  });

  it("give no column twice: our key wins over a common name, the first over the second", () => {
    expect(map("Mail", "EMAIL", "E-mail").mapping).toEqual([null, "EMAIL", null]);
    expect(map("Mail", "E-mail")).toMatchObject({ mapping: ["EMAIL", null], unknown: ["E-mail"] });
  });

  it("leave columns without a name alone", () => {
    expect(map("", "  ", "*")).toMatchObject({ mapping: [null, null, null], unknown: [] });
  });
});

describe("remembered names", () => {
  it("come first, also that one is not to be read", () => {
    const remembered = new Map([
      ["badge", "EXTERNAL_ID" as const],
      ["id", null],
    ]);
    expect(mapColumns(["Id", "BADGE ", "E-Mail"], remembered)).toMatchObject({
      mapping: [null, "EXTERNAL_ID", "EMAIL"],
      unknown: ["Id"],
    });
  });
});

describe("what people's own files call their columns", () => {
  it.each([
    ["Adresse e-mail professionnelle", "EMAIL"],
    ["Tél. mobile", "PHONE"],
    ["N° de portable", "PHONE"],
    ["N° salarié", "EXTERNAL_ID"],
    ["Personal-Nr.", "EXTERNAL_ID"],
    ["Date de sortie", "SUSPENSION_DATE"],
    ["Intitulé de poste", "FUNCTION"],
    ["Contract end date", "SUSPENSION_DATE"],
  ])("%s is %s", (name, key) => {
    expect(map(name, "Nom", "Prénom").mapping).toEqual([key, "LASTNAME", "FIRSTNAME"]);
  });
});
