import type { PeopleCursor, PeopleFilter } from "@/people/rules";
import { WAITS } from "@/people/rules";

export const END: PeopleCursor = { nameKey: "weber 5", id: "00000000-0000-4000-8000-000000000000" };
export const BACK: PeopleCursor = { ...END, back: true };
/** The People list as it is narrowed, each filter by itself and some together. */
export const FILTERS: [string, PeopleFilter][] = [
  ["everybody", {}],
  ["CREATED", { states: ["CREATED"] }],
  ["INVITED", { states: ["INVITED"] }],
  ["EXPIRED", { states: ["EXPIRED"] }],
  ["ACTIVE", { states: ["ACTIVE"] }],
  ["SUSPENDED", { states: ["SUSPENDED"] }],
  ["CLOSED", { states: ["CLOSED"] }],
  ["several states", { states: ["CREATED", "EXPIRED", "SUSPENDED"] }],
  ["users", { kind: "USER" }],
  ["contacts", { kind: "CONTACT" }],
  ["contacts of a state", { kind: "CONTACT", states: ["ACTIVE"] }],
  ["who asked", { asked: true }],
  ["who asked for a password", { askedPassword: true }],
  ["whom a message did not reach", { failed: true }],
  ["who said no", { saidNo: true }],
  ["who said no in a state", { saidNo: true, states: ["CREATED", "SUSPENDED"] }],
  ["a name", { q: "Köhler 5" }],
  ["a key", { q: "p4711@halden.example" }],
  ["one letter", { q: "k" }],
  ["a name in a state", { q: "Moreau", states: ["INVITED", "ACTIVE"] }],
  ["a language", { language: "de" }],
  ["no language", { language: "NONE" }],
  ["a source", { source: "SCIM" }],
  ["whom nothing reaches", { undeliverable: true }],
  ["who has no address", { lacks: "EMAIL" }],
  ["who has no mobile", { lacks: "PHONE" }],
  ["the unsent without an address", { lacks: "EMAIL", states: ["CREATED"] }],
  ...Object.values(WAITS).map((wait): [string, PeopleFilter] => [wait, { waits: [wait] }]),
  ["several waits", { waits: ["QUEUED", "OPENED"], kind: "USER" }],
];
/** Those that name something of the organisation. */
export const PLACES: [
  string,
  (ids: { team: string; application: string; active: string }) => PeopleFilter,
][] = [
  ["a team", ({ team }) => ({ team })],
  ["an application", ({ application }) => ({ application })],
  ["an owner", ({ active }) => ({ owner: active })],
  ["a team in a state", ({ team }) => ({ team, states: ["ACTIVE"] })],
];
