import { describe, expect, it } from "vitest";
import { neighbours, readView, viewHref } from "./people-view";

const ID = "28906ef4-13da-4c2b-95c6-45079872dab3";
const key = { nameKey: "o'neill jürgen", id: ID };
const EMPTY = { q: "", states: [], kind: undefined, asked: false, failed: false };

const queryOf = (href: string) => {
  const query: Record<string, string[]> = {};
  for (const [name, value] of new URL(href, "http://own.invalid").searchParams)
    query[name] = [...(query[name] ?? []), value];
  return query;
};

describe("readView", () => {
  it("reads what viewHref writes", () => {
    const filter = {
      q: "köhler & co",
      states: ["INVITED", "EXPIRED"] as const,
      kind: "CONTACT" as const,
      asked: true,
      failed: true,
    };
    const href = viewHref("/x/admin/people", filter, { after: key, from: 51 });
    expect(readView(queryOf(href))).toEqual({ filter, cursor: key, from: 51 });
  });

  it.each([
    [{}],
    [{ status: "gone", kind: "robot", after: "zzz", from: "-3" }],
    [{ after: `${ID}.%E0%A4%A`, from: "51" }],
    [{ before: "", from: "1e99" }],
  ])("leaves out what it does not understand: %j", (query) => {
    expect(readView(query)).toEqual({ filter: EMPTY, cursor: undefined, from: 1 });
  });

  it("takes several states in one word too", () => {
    expect(readView({ status: "active,closed" }).filter.states).toEqual(["ACTIVE", "CLOSED"]);
  });
});

describe("neighbours", () => {
  const rows = [key];

  it("has no previous page on the first, none after the last", () => {
    const view = readView({});
    expect(neighbours("/p", view, { rows, more: false })).toEqual({});
    expect(neighbours("/p", view, { rows, more: true }).next).toContain("after=");
  });

  it("leads back to the plain first page", () => {
    const view = { ...readView({}), cursor: key, from: 51 };
    expect(neighbours("/p", view, { rows, more: false })).toEqual({ previous: "/p" });
  });

  it("has a next page after going back", () => {
    const view = { ...readView({}), cursor: { ...key, back: true }, from: 51 };
    const { previous, next } = neighbours("/p", view, { rows, more: true });
    expect(previous).toBe("/p");
    expect(next).toContain("after=");
  });
});
