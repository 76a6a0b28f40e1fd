import { expect, test } from "vitest";
import { attributeOf, scanXml } from "./scan-xml";

/** What happens, in words; texts are put together. */
function events(xml: string, piece = xml.length): string[] {
  const all: string[] = [];
  const scanner = scanXml({
    open: (name, attributes) => all.push(`<${name} ${attributeOf(attributes, "id") ?? "-"}`),
    close: (name) => all.push(`>${name}`),
    text: (text) => {
      const last = all.at(-1) ?? "";
      if (last.startsWith("'")) all[all.length - 1] = last + text;
      else all.push(`'${text}`);
    },
  });
  for (let at = 0; at < xml.length; at += piece) scanner.feed(xml.slice(at, at + piece));
  scanner.end();
  return all;
}

test.each<[what: string, xml: string, expected: string[]]>([
  ["tags and texts", '<a id="1"><b/>x</a>', ["<a 1", "<b -", ">b", "'x", ">a"]],
  ["prefixes", '<x:a r:id="1"></x:a>', ["<a 1", ">a"]],
  ["one name within another", '<a sheetid="2" id="1"/>', ["<a 1", ">a"]],
  ["single quotation marks", "<a id='1'/>", ["<a 1", ">a"]],
  ["blanks around the sign", '<a id = "1" />', ["<a 1", ">a"]],
  ["line breaks between attributes", '<a\n id="1"\n\tb="2"\n/>', ["<a 1", ">a"]],
  ["the end of a tag in a value", '<a b=">" id="x>y"/>', ["<a x>y", ">a"]],
  ["no value", '<a id=""/>', ["<a ", ">a"]],
  ["entities", '<a id="&amp;&#65;">&lt;&#x42;&gt;</a>', ["<a &A", "'<B>", ">a"]],
  ["an unknown entity stays", "<a>&who;</a>", ["<a -", "'&who;", ">a"]],
  [
    "a name like those of every object",
    "<a><constructor/></a>",
    ["<a -", "<constructor -", ">constructor", ">a"],
  ],
  ["asides", '<?xml version="1.0"?><!-- <b> --><a><![CDATA[<&]]></a>', ["<a -", "'<&", ">a"]],
])("%s", (_, xml, expected) => {
  expect(events(xml)).toEqual(expected);
  expect(events(xml, 1)).toEqual(expected);
});

test.each([
  ["a document type", '<!DOCTYPE a [<!ENTITY b "c">]><a/>'],
  ["a tag that does not end", "<a><b"],
  ["an element that does not end", "<a><b></b>"],
  ["no element", "   "],
])("%s is no workbook", (_, xml) => {
  expect(() => events(xml)).toThrow("sheet-corrupt");
});
