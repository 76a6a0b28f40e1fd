import { SheetFault } from "../shape.ts";
import type { NumberFormat } from "./number-format.ts";
import { numberFormat } from "./number-format.ts";
import type { Attributes } from "./scan-xml.ts";
import { attributeOf } from "./scan-xml.ts";
import type { StringTable } from "./string-table.ts";
import { stringsHandler, stringTable } from "./string-table.ts";
import type { Zip } from "./unzip.ts";
import { scanFile } from "./unzip.ts";

export type BookSheet = { name: string; isHidden: boolean; path: string };

export type Workbook = {
  sheets: readonly BookSheet[];
  is1904: boolean;
  /** By the number of a cell's style. */
  formats: readonly NumberFormat[];
  strings: StringTable;
};

const nothing = (): void => undefined;

const isTrue = (value?: string): boolean => value === "1" || value === "true";

type Link = { id: string; type: string; path: string };

/** Where a link leads from the folder of the file that holds it. */
function resolved(folder: string, target: string): string {
  const parts = target.startsWith("/") ? [] : folder.split("/").filter(Boolean);
  for (const part of target.split("/"))
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  return parts.join("/");
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);

/** The links of a file of the zip; the zip's own for "". */
async function readLinks(zip: Zip, path: string): Promise<Link[]> {
  const folder = folderOf(path);
  const name = `${folder}_rels/${path.slice(folder.length)}.rels`;
  const links: Link[] = [];
  if (!zip.has(name)) return links;
  const open = (tag: string, attributes: Attributes): void => {
    if (tag !== "Relationship") return;
    const [id, type] = [attributeOf(attributes, "Id"), attributeOf(attributes, "Type")];
    const target = attributeOf(attributes, "Target") ?? "";
    links.push({ id: id ?? "", type: type ?? "", path: resolved(folder, target) });
  };
  await scanFile(zip, name, { open, close: nothing, text: nothing });
  return links;
}

const linked = (links: readonly Link[], kind: string): string | undefined =>
  links.find(({ type }) => type.endsWith(`/${kind}`))?.path;

async function readSheets(zip: Zip, path: string, links: readonly Link[]) {
  const sheets: BookSheet[] = [];
  let is1904 = false;
  const open = (tag: string, attributes: Attributes): void => {
    if (tag === "workbookPr") is1904 = isTrue(attributeOf(attributes, "date1904"));
    if (tag !== "sheet") return;
    const id = attributeOf(attributes, "id");
    const link = links.find((one) => one.id === id && one.type.endsWith("/worksheet"));
    const [name, state] = [attributeOf(attributes, "name"), attributeOf(attributes, "state")];
    if (link && zip.has(link.path))
      sheets.push({
        name: name ?? "",
        isHidden: state === "hidden" || state === "veryHidden",
        path: link.path,
      });
  };
  await scanFile(zip, path, { open, close: nothing, text: nothing });
  return { sheets, is1904 };
}

async function readFormats(zip: Zip, path?: string): Promise<NumberFormat[]> {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let part = "";
  const open = (tag: string, attributes: Attributes): void => {
    if (["numFmts", "cellXfs", "cellStyleXfs", "dxfs"].includes(tag)) part = tag;
    const id = Number(attributeOf(attributes, "numFmtId") ?? "0");
    if (tag === "numFmt" && part === "numFmts")
      codes.set(id, attributeOf(attributes, "formatCode") ?? "");
    if (tag === "xf" && part === "cellXfs") formats.push(numberFormat(id, codes.get(id)));
  };
  const close = (tag: string): void => {
    if (tag === part) part = "";
  };
  if (path && zip.has(path)) await scanFile(zip, path, { open, close, text: nothing });
  return formats;
}

/** What stands beside the sheets of a workbook; undefined for a zip that is none. */
export async function readWorkbook(zip: Zip): Promise<Workbook | undefined> {
  const path = linked(await readLinks(zip, ""), "officeDocument");
  if (!path || !zip.has(path) || !/\.xml$/i.test(path)) return undefined;
  const links = await readLinks(zip, path);
  const { sheets, is1904 } = await readSheets(zip, path, links);
  if (sheets.length === 0)
    throw new SheetFault(/word|ppt/i.test(path) ? "sheet-is-document" : "sheet-corrupt");
  const strings = stringTable();
  const shared = linked(links, "sharedStrings");
  if (shared && zip.has(shared)) await scanFile(zip, shared, stringsHandler(strings));
  return { sheets, is1904, formats: await readFormats(zip, linked(links, "styles")), strings };
}
