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
    expect(writeSize(bytes)).toBe(written);
  });

  it.each(["5", "GB", "-1 GB", "1.5 GB", "5 TB"])("%j is none", (typed) => {
    expect(readSize(typed)).toBeUndefined();
  });
});
