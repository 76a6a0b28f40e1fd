import { expect, test } from "vitest";
import { dateText, numberFormat, numberText } from "./number-format";

test.each<[code: string, id: number, format: ReturnType<typeof numberFormat>]>([
  ["General", 0, undefined],
  ["0", 1, undefined],
  ["0.00", 2, undefined],
  ["#,##0", 3, undefined],
  ["0%", 9, undefined],
  ["", 14, "date"],
  ["", 22, "date"],
  ["dd/mm/yyyy\\ hh:mm", 164, "date"],
  ["[$-40C]d mmmm yyyy", 165, "date"],
  ["[h]:mm:ss", 166, "date"],
  ['0 "days"', 167, undefined],
  ["[Red]0.00", 168, undefined],
  ["@", 49, undefined],
  ["", 11, { shows: 3 }],
  ["0.00E+00", 164, { shows: 3 }],
  ["0E+0", 165, { shows: 1 }],
  ["##0.0E+0", 48, { shows: 4 }],
  ["00000", 164, { mask: "00000" }],
  ['0#" "##" "##" "##" "##', 165, { mask: "0# ## ## ## ##" }],
])("%s (%i)", (code, id, format) => {
  expect(numberFormat(id, code === "" ? undefined : code)).toEqual(format);
});

test("a code longer than a spreadsheet writes one says nothing, and is not read through", () => {
  const most = "0".repeat(255);
  expect(numberFormat(164, most)).toEqual({ mask: most });
  expect(numberFormat(164, `${most}0`)).toBeUndefined();
  const begun = performance.now();
  expect(numberFormat(164, "[".repeat(40_000))).toBeUndefined();
  expect(performance.now() - begun).toBeLessThan(1_000);
});

test("an exponent shows no more digits than a number has", () => {
  const format = numberFormat(164, `0.${"0".repeat(101)}E+0`);
  expect(format).toEqual({ shows: 21 });
  expect(numberText(`1${"0".repeat(22)}`, format, false)).toBe("1.00000000000000000000E+22");
  const endless = `1${"0".repeat(400)}`;
  expect(numberText(endless, format, false)).toBe(endless);
});

test.each<[serial: number, is1904: boolean, text: string | undefined]>([
  [46_000, false, "2025-12-09T00:00"],
  [46_000.4375, false, "2025-12-09T10:30"],
  [44_538, true, "2025-12-09T00:00"],
  [1, false, "1900-01-01T00:00"],
  [59, false, "1900-02-28T00:00"],
  [61, false, "1900-03-01T00:00"],
  [0, true, "1904-01-01T00:00"],
  // a time of day, and one that floating point stores a little too small
  [0.4375, false, "10:30"],
  [46_000.99999999, false, "2025-12-10T00:00"],
  [-1, false, undefined],
  [3_000_000, false, undefined],
])("day %d, counted from 1904: %s, is %s", (serial, is1904, text) => {
  expect(dateText(serial, is1904)).toBe(text);
});

test.each<[text: string, shown: string]>([
  ["33612345678", "33612345678"],
  ["1.2E+10", "12000000000"],
  ["3.3612345678E10", "33612345678"],
  ["12.300000000000001", "12.3"],
  ["0.1", "0.1"],
  ["-5", "-5"],
  // what Excel has rounded is left as the file has it
  ["1.2345678901234568E+18", "1.2345678901234568E+18"],
  ["1E-9", "1E-9"],
  ["n/a", "n/a"],
])("the number %s is %s", (text, shown) => {
  expect(numberText(text, undefined, false)).toBe(shown);
});

test.each<[text: string, mask: string, shown: string]>([
  ["1234", "00000", "01234"],
  ["612345678", "0# ## ## ## ##", "06 12 34 56 78"],
  ["123456", "00000", "123456"],
  ["0", "0000", "0000"],
  ["1.5", "000", "1.5"],
])("%s through %s is %s", (text, mask, shown) => {
  expect(numberText(text, { mask }, false)).toBe(shown);
});

test.each<[text: string, shown: string]>([
  // nothing is known of it but what is shown
  ["33600000000", "3.36E+10"],
  ["1.2E+10", "1.20E+10"],
  // a whole number that is only shown short
  ["33612345678", "33612345678"],
  ["1200", "1200"],
  ["1.5", "1.5"],
])("the number %s shown with an exponent is %s", (text, shown) => {
  expect(numberText(text, { shows: 3 }, false)).toBe(shown);
});
