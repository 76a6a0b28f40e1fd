import zlib from "node:zlib";
import { describe, expect, it } from "vitest";
import { sheetWriter } from "./sheet";

const HEAD = ["NAME", "NOTE"];

async function written(format: "csv" | "xlsx", ...pieces: string[][][]): Promise<Buffer> {
  const sheet = sheetWriter(format, HEAD);
  const out: Uint8Array[] = [];
  for (const rows of pieces) out.push(await sheet.rows(rows));
  out.push(await sheet.end());
  return Buffer.concat(out);
}

/** The files of a zip as its directory names them, their sums checked. */
function unzipped(zip: Buffer): Map<string, string> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let n = zip.readUInt16LE(end + 10); n > 0; n -= 1) {
    expect(zip.readUInt32LE(at)).toBe(0x02014b50);
    const [crc, packed, size] = [16, 20, 24].map((field) => zip.readUInt32LE(at + field));
    const [length, offset] = [zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)];
    const name = zip.toString("utf8", at + 46, at + 46 + length);
    expect(zip.readUInt32LE(offset)).toBe(0x04034b50);
    const from = offset + 30 + zip.readUInt16LE(offset + 26);
    const content = zlib.inflateRawSync(zip.subarray(from, from + (packed ?? 0)));
    expect([zlib.crc32(content), content.length]).toEqual([crc, size]);
    files.set(name, content.toString());
    at += 46 + length;
  }
  return files;
}

describe("a CSV", () => {
  it("has a mark, a head and quoted cells", async () => {
    const text = (await written("csv", [["Köhler, Jürgen", 'says "hi"\nthere']])).toString();
    expect(text).toBe('\ufeffNAME,NOTE\r\n"Köhler, Jürgen","says ""hi""\nthere"\r\n');
  });

  it.each([
    ["x;=HYPERLINK(A1)", "x;'=HYPERLINK(A1)"],
    ["x\t@SUM(A1)", "x\t'@SUM(A1)"],
    ["x;'=1", "x;''=1"],
    ["a;b;-c;d", "a;b;'-c;d"],
    ["＝1+1", "'＝1+1"],
    ["x;＋1", "x;'＋1"],
    ["App; =HYPERLINK(1)", "App; '=HYPERLINK(1)"],
    ["App;\u00a0\u3000 '@SUM(A1)", "App;\u00a0\u3000 ''@SUM(A1)"],
    [" =1", " '=1"],
    ["a;b", "a;b"],
  ])("takes nothing in %j for a formula, wherever it is split", async (cell, line) => {
    const text = (await written("csv", [["x", cell]])).toString();
    expect(text).toBe(`\ufeffNAME,NOTE\r\nx,${line}\r\n`);
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])(
    "takes %j for no formula",
    async (cell) => {
      const line = (await written("csv", [["x", cell]])).toString().split("x,")[1] ?? "";
      expect(line.replace(/^"/, "").startsWith(`'${cell[0]}`)).toBe(true);
    },
  );

  it("leaves what only holds such a sign as it is", async () => {
    const text = (await written("csv", [["a=b", "x-y"]])).toString();
    expect(text).toContain("a=b,x-y");
  });

  it("of nobody is its head", async () => {
    expect((await written("csv")).toString()).toBe("\ufeffNAME,NOTE\r\n");
  });
});

describe("an XLSX", () => {
  it("is a zip of the parts that a workbook needs, however many pieces it came in", async () => {
    const files = unzipped(await written("xlsx", [["a", "b"]], [], [["c", "d"]]));
    expect([...files.keys()].sort()).toEqual([
      "[Content_Types].xml",
      "_rels/.rels",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/workbook.xml",
      "xl/worksheets/sheet1.xml",
    ]);
    const sheet = files.get("xl/worksheets/sheet1.xml") ?? "";
    expect(sheet.match(/<row>/g)).toHaveLength(3);
    expect(sheet).toContain('<t xml:space="preserve">NAME</t>');
    expect(sheet.endsWith("</sheetData></worksheet>")).toBe(true);
  });

  it("types every cell as a string, so that none is a formula, and keeps what XML forbids out", async () => {
    const files = unzipped(await written("xlsx", [["=HYPERLINK(1)", "<b>&\u0000\u0007\ud800"]]));
    const sheet = files.get("xl/worksheets/sheet1.xml") ?? "";
    expect(sheet).toContain(
      `<c s="1" t="inlineStr"><is><t xml:space="preserve">'=HYPERLINK(1)</t></is></c>`,
    );
    expect(sheet).toContain("&lt;b&gt;&amp;\ufffd<");
    expect(sheet).not.toMatch(/<f>/);
    // Blank cells, too, have the format of text: what is typed there keeps its zeros.
    expect(sheet).toMatch(/<col [^>]*style="1"/);
    expect(files.get("xl/styles.xml")).toMatch(
      /<\/xf><xf numFmtId="49"|<xf [^>]*\/><xf numFmtId="49"/,
    );
  });

  it("of nobody holds its head", async () => {
    const sheet = unzipped(await written("xlsx")).get("xl/worksheets/sheet1.xml");
    expect(sheet?.match(/<row>/g)).toHaveLength(1);
  });

  it("goes on in a second sheet where the first is full", async () => {
    const rows = Array.from({ length: 500_001 }, () => ["", ""]);
    const files = unzipped(await written("xlsx", rows, rows));
    expect(files.get("xl/worksheets/sheet2.xml")?.match(/<row>/g)).toHaveLength(3);
    expect(files.get("xl/workbook.xml")).toContain('name="People 2"');
  });
});
