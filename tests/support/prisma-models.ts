import { readFileSync } from "node:fs";

export type Column = { column: string; type: string; nullable: boolean };

const TYPES: Record<string, string> = {
  String: "text",
  Int: "integer",
  BigInt: "bigint",
  Float: "double precision",
  Boolean: "boolean",
  Json: "jsonb",
  Bytes: "bytea",
};
const NATIVE: Record<string, string> = {
  Date: "date",
  Json: "json",
  Uuid: "uuid",
  "Timestamptz(3)": "timestamp(3) with time zone",
  "Timestamptz(6)": "timestamp(6) with time zone",
  "VarChar(255)": "character varying(255)",
};

function columnOf(line: string): Column {
  const [, name = "", type = "", mark = "", rest = ""] =
    /^(\w+)\s+(\w+)(\[\]|\?)?\s*(.*)$/.exec(line) ?? [];
  const native = /@db\.(\w+(?:\(\d+\))?)/.exec(rest)?.[1];
  const plain = native ? NATIVE[native] : TYPES[type];
  if (!plain) throw new Error(`schema.prisma: no column type is known for "${line}"`);
  return {
    column: /@map\("(\w+)"\)/.exec(rest)?.[1] ?? name,
    type: mark === "[]" ? `${plain}[]` : plain,
    // Prisma lays lists down without NOT NULL and reads NULL as an empty one.
    nullable: mark !== "",
  };
}

/** The tables of prisma/schema.prisma by their names in the database, columns in alphabetical order. */
export function prismaTables(): Map<string, Column[]> {
  const text = readFileSync(new URL("../../prisma/schema.prisma", import.meta.url), "utf8");
  const tables = new Map<string, Column[]>();
  for (const [, body = ""] of text.matchAll(/^model \w+ \{\n(.*?)^\}/gms)) {
    const lines = body.split("\n").map((line) => line.trim());
    const [schema, table] = ["schema", "map"].map(
      (word) => new RegExp(`@@${word}\\("(\\w+)"\\)`).exec(body)?.[1] ?? "",
    );
    const columns = lines.filter((line) => /^\w/.test(line)).map(columnOf);
    tables.set(
      `${schema}.${table}`,
      columns.sort((a, b) => (a.column < b.column ? -1 : 1)),
    );
  }
  return tables;
}
