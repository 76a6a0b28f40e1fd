import { describe, expect, it } from "vitest";
import { neighbours } from "./components/neighbours";
import { parseQuery, readView } from "./input";
import type { PeopleFilter } from "./rules";
import { COUNTED, cappedTo, DEFAULT_COLUMNS, isFiltered, queryOf, viewHref } from "./rules";

const ID = "28906ef4-13da-4c2b-95c6-45079872dab3";
const key = { nameKey: "o'neill jürgen", id: ID };
const EMPTY: PeopleFilter = {
  q: "",
  states: [],
  waits: [],
  kind: undefined,
  team: undefined,
  application: undefined,
  language: undefined,
  owner: undefined,
  source: undefined,
  undeliverable: false,
  asked: false,
  askedPassword: false,
  failed: false,
  saidNo: false,
  lacks: undefined,
  left: undefined,
};
const FULL: PeopleFilter = {
  q: "köhler & co",
  states: ["INVITED", "EXPIRED"],
  waits: ["FAILED", "OPENED"],
  kind: "CONTACT",
  team: ID,
  application: ID,
  language: "pt-BR",
  owner: ID,
  source: "SIGN_UP",
  undeliverable: true,
  asked: true,
  askedPassword: true,
  failed: true,
  saidNo: true,
  lacks: "EMAIL",
  left: { selection: ID, kind: "REMIND", why: "written-lately" },
};

const addressOf = (href: string) => new URL(href, "http://own.invalid");

describe("an address", () => {
  it("reads what was written, with the kind in its path", () => {
    const columns = ["status", "owner"] as const;
    const address = addressOf(viewHref("/x/people", FULL, { columns, after: key, from: 51 }));
    expect(address.pathname).toBe("/x/people/contacts");
    expect(readView(parseQuery(address.search))).toEqual({
      filter: { ...FULL, kind: undefined },
      columns,
      cursor: key,
      from: 51,
    });
  });

  it.each([
    [{}],
    [
      {
        status: "gone",
        kind: "robot",
        waits: "godot",
        source: "hearsay",
        after: "zzz",
        from: "-3",
      },
    ],
    [{ after: `${ID}.%E0%A4%A`, from: "51", team: "1", owner: "'", language: "tlh" }],
    [{ before: "", from: "1e99", columns: "shoe-size", status: "constructor" }],
  ])("leaves out what it does not understand: %j", (query) => {
    const nothing = { filter: EMPTY, columns: DEFAULT_COLUMNS, cursor: undefined, from: 1 };
    expect(readView(query)).toEqual(nothing);
  });

  it("takes several states in one word too", () => {
    expect(readView({ status: "active,closed" }).filter.states).toEqual(["ACTIVE", "CLOSED"]);
  });

  it("says no column besides the name apart from the usual ones", () => {
    expect(
      readView(parseQuery(addressOf(viewHref("/p", {}, { columns: [] })).search)).columns,
    ).toEqual([]);
    expect(viewHref("/p", {}, { columns: DEFAULT_COLUMNS })).toBe("/p");
  });
});

describe("a kept view", () => {
  it("means the same people again, kind and columns included", () => {
    const { filter, columns } = readView(parseQuery(queryOf(FULL, ["kind"])));
    expect([filter, columns]).toEqual([FULL, ["kind"]]);
  });

  it("is filtered by anything but its kind", () => {
    expect(isFiltered({ kind: "USER" })).toBe(false);
    for (const [name, value] of Object.entries(FULL))
      expect.soft(isFiltered({ [name]: value }), name).toBe(name !== "kind");
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

it("a count that went no further says that there are more", () => {
  expect(cappedTo(COUNTED - 1)).toEqual({ count: COUNTED - 1, isMore: false });
  expect(cappedTo(COUNTED)).toEqual({ count: COUNTED, isMore: false });
  expect(cappedTo(COUNTED + 1)).toEqual({ count: COUNTED, isMore: true });
});
