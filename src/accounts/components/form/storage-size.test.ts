import { describe, expect, it } from "vitest";
import { readSize, writeSize } from "./storage-size";

describe("sizes", () => {
  it.each([
    ["5 GB", 5_368_709_120n, "5 GB"],
    ["1536mb", 1_610_612_736n, "1536 MB"],
    ["0 GB", 0n, "0 B"],
    ["", null, ""],
  ])("%j is %s bytes and is written %j", (typed, bytes, written) => {
    expect(readSize(typed)).toBe(bytes);
    expect(writeSize(bytes, "en")).toBe(written);
  });

  it.each([
    ["5 Go", 5_368_709_120n, "5\u00A0Go"],
    ["1536mo", 1_610_612_736n, "1536\u00A0Mo"],
    ["7\u00A0o", 7n, "7\u00A0o"],
  ])("in French %j is %s bytes, is written %j and read again", (typed, bytes, written) => {
    expect(readSize(typed)).toBe(bytes);
    expect(writeSize(bytes, "fr")).toBe(written);
    expect(readSize(written)).toBe(bytes);
  });

  it.each(["5", "GB", "Go", "-1 GB", "1.5 GB", "5 TB"])("%j is none", (typed) => {
    expect(readSize(typed)).toBeUndefined();
  });
});
