import type { Messages } from "@/lib/i18n/load";
import type { Locale } from "@/lib/i18n/locales";
import type { SheetFormat } from "@/lib/sheet";
import { sheetWriter } from "@/lib/sheet";
import { separatorOf } from "@/lib/sheet/separator";
import { writeBook } from "@/lib/sheet/write-book";
import { closedValuesOf, STARRED, TEMPLATE_COLUMNS, TOLD_COLUMNS } from "./input";
import type { ColumnKey, RosterKind } from "./rules";
import { MOST_ROWS } from "./rules";

type Template = {
  kind: RosterKind | "CHOOSE";
  format: SheetFormat;
  locale: Locale;
  texts: Messages["roster"];
};
type Example = Partial<Record<ColumnKey, string>>;

/** What both examples of both kinds share; nobody of `EXAMPLE_EMAILS` is ever brought in. */
const ANYBODY: Example = {
  STATUS: "ACTIVE",
  VISIBILITY_SCOPE: "PUBLIC",
  MODIFICATION_PREVENTION: "NO",
  COMPANY: "Halden",
  CREATION_NOTIFICATION: "YES",
};

const EXAMPLES: Readonly<Record<Template["kind"], readonly Example[]>> = {
  USER: [
    {
      LASTNAME: "Durand",
      FIRSTNAME: "Camille",
      EMAIL: "camille.durand@example.com",
      LOGIN: "camille.durand",
      SHARE_SPACE_MAX: "500 MB",
      SAVE_SPACE_MAX: "1 GB",
      COMPANY_DEPARTMENT: "R&D",
      FUNCTION: "Manager",
      TFA: "SMS",
      CITY: "Lyon",
      ADDRESS: "1 rue de la République",
      ZIPCODE: "69001",
      COUNTRY: "France",
      PHONE: "+33 6 12 34 56 78",
      SUSPENSION_DATE: "31/12/2035/18:00",
      EXPIRATION_MODE: "DEFAULT",
      EXTERNAL_ID: "000417",
      TEAM: "Paris; Lyon",
    },
    {
      LASTNAME: "Keller",
      FIRSTNAME: "Jonas",
      EMAIL: "jonas.keller@example.com",
      LOGIN: "keller.jonas",
      SHARE_SPACE_MAX: "5 GB",
      SAVE_SPACE_MAX: "10 GB",
      TFA: "NONE",
      CITY: "Zürich",
      ZIPCODE: "8001",
      EXPIRATION_MODE: "DISABLED",
      EXTERNAL_ID: "000418",
    },
  ],
  CONTACT: [
    {
      OWNER_LOGIN: "camille.durand",
      LASTNAME: "Petit",
      FIRSTNAME: "Léa",
      EMAIL: "lea.petit@example.com",
      COMPANY: "Petit & Fils",
      FUNCTION: "Partner",
      TFA: "NONE",
      CITY: "Bordeaux",
      COUNTRY: "France",
      SUSPENSION_DATE: "31/12/2035/18:00",
      OWNER_FIRSTNAME: "Camille",
      OWNER_LASTNAME: "Durand",
    },
    {
      OWNER_LOGIN: "camille.durand",
      LASTNAME: "Rossi",
      FIRSTNAME: "Marco",
      EMAIL: "marco.rossi@example.com",
      LOGIN: "marco.rossi",
      VISIBILITY_SCOPE: "PRIVATE",
      COMPANY: "Rossi S.p.A.",
      TFA: "TOTP",
      OWNER_FIRSTNAME: "Camille",
      OWNER_LASTNAME: "Durand",
      CREATION_NOTIFICATION: "NO",
    },
  ],
  CHOOSE: [
    { EMAIL: "camille.durand@example.com", EXTERNAL_ID: "000417" },
    { EMAIL: "jonas.keller@example.com" },
  ],
};

/** The columns of each; people to invite are here already, and one column that names them is enough. */
const COLUMNS: Readonly<Record<Template["kind"], readonly ColumnKey[]>> = {
  ...TEMPLATE_COLUMNS,
  CHOOSE: ["EMAIL", "EXTERNAL_ID"],
};
const TOLD: Readonly<Record<Template["kind"], readonly ColumnKey[]>> = {
  ...{ USER: TOLD_COLUMNS, CONTACT: TOLD_COLUMNS },
  CHOOSE: [],
};
const isStarred = (kind: Template["kind"], key: ColumnKey): boolean =>
  kind !== "CHOOSE" && STARRED[kind].includes(key);
const valuesOf = (kind: Template["kind"], key: ColumnKey) =>
  kind === "CHOOSE" ? undefined : closedValuesOf(kind, key);

/** In a text a number begins with a bracket: what begins with a plus a spreadsheet takes for a sum. */
const inBrackets = (phone: string): string => phone.replace(/^\+\d+/, "($&)");

function rowsOf(kind: Template["kind"], format: SheetFormat, locale: Locale): string[][] {
  return EXAMPLES[kind].map((example) => {
    const cells: Example = { ...ANYBODY, MAIL_LANGUAGE: locale.toLowerCase(), ...example };
    if (format === "csv" && cells.PHONE) cells.PHONE = inBrackets(cells.PHONE);
    return COLUMNS[kind].map((key) => cells[key] ?? "");
  });
}

const headOf = (kind: Template["kind"]): string[] =>
  COLUMNS[kind].map((key) => (isStarred(kind, key) ? `${key}*` : key));

const WIDE: ReadonlySet<ColumnKey> = new Set(["EMAIL", "ADDRESS", "BIOGRAPHY", "TEAM"]);

const widthOf = (key: ColumnKey): number => (WIDE.has(key) ? 32 : Math.max(16, key.length + 3));

/** What each column means, in the admin's language, those too that only an export has. */
function guideOf(kind: Template["kind"], { columns, template }: Messages["roster"]) {
  return {
    name: template.guide,
    head: [template.key, template.meaning, template.required, template.values, template.about],
    rows: [...COLUMNS[kind], ...TOLD[kind]].map((key) => [
      key,
      columns[key].name,
      isStarred(kind, key) ? template.yes : "",
      (valuesOf(kind, key) ?? []).join(", "),
      columns[key].about,
    ]),
    columns: [28, 32, 14, 36, 90].map((width) => ({ width })),
  };
}

/** A file to fill in: our columns with their required marks, allowed values and examples of the kind. */
export async function exportTemplate({
  kind,
  format,
  locale,
  texts,
}: Template): Promise<Uint8Array> {
  const [head, rows] = [headOf(kind), rowsOf(kind, format, locale)];
  if (format === "csv") {
    const sheet = sheetWriter("csv", head, separatorOf(locale));
    return Buffer.concat([await sheet.rows(rows), await sheet.end()]);
  }
  const columns = COLUMNS[kind].map((key) => ({
    width: widthOf(key),
    choices: valuesOf(kind, key),
  }));
  const { people, pickTitle, pick } = texts.template;
  const lists = { title: pickTitle, text: pick, rows: MOST_ROWS };
  return writeBook([{ name: people, head, rows, columns }, guideOf(kind, texts)], lists);
}
