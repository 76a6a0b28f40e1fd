import { describe, expect, it } from "vitest";
import { readTeamsView, teamNeighbours } from "./teams-view";

const PATH = "/halden/admin/teams";
const rows = (...names: string[]) => names.map((nameKey) => ({ nameKey }));
const params = (href: string | undefined) => new URLSearchParams(href?.split("?")[1]);

describe("readTeamsView", () => {
  it.each([
    [{}, { q: "", cursor: undefined, from: 1 }],
    [{ q: " Lyon " }, { q: "Lyon", cursor: undefined, from: 1 }],
    [
      { q: ["a", "b"], from: "51" },
      { q: "a", cursor: undefined, from: 1 },
    ],
    [
      { after: "lyon", from: "51" },
      { q: "", cursor: { nameKey: "lyon" }, from: 51 },
    ],
    [
      { before: "lyon", from: "x" },
      { q: "", cursor: { nameKey: "lyon", back: true }, from: 1 },
    ],
    [{ q: "a\u0000b" }, { q: "a b", cursor: undefined, from: 1 }],
  ])("%j", (query, view) => expect(readTeamsView(query)).toEqual(view));
});

describe("teamNeighbours", () => {
  it("leads on from the last of a first page and nowhere before it", () => {
    const { previous, next } = teamNeighbours(PATH, readTeamsView({ q: "store" }), {
      rows: rows("a", "store b  store b"),
      more: true,
    });
    expect(previous).toBeUndefined();
    expect(Object.fromEntries(params(next))).toEqual({
      q: "store",
      after: "store b  store b",
      from: "3",
    });
  });

  it("leads back by the first of a page, and to the plain address where that is the first page", () => {
    const third = readTeamsView({ after: "m", from: "101" });
    const { previous, next } = teamNeighbours(PATH, third, { rows: rows("n", "o"), more: false });
    expect(Object.fromEntries(params(previous))).toEqual({ before: "n", from: "51" });
    expect(next).toBeUndefined();
    const second = readTeamsView({ before: "z", from: "51" });
    expect(teamNeighbours(PATH, second, { rows: rows("n"), more: true }).previous).toBe(PATH);
  });
});
