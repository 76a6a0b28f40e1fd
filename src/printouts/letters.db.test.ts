import { beforeAll, expect, test } from "vitest";
import { exportCodes } from "@/handovers/export-codes";
import { markHandedOver } from "@/handovers/mark-handed-over";
import { countHolders, listHolders } from "@/handovers/queries";
import { showCode } from "@/handovers/show-code";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { refusedWith, timelineOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { beginLetters } from "./begin-letters";
import { dropLetters } from "./drop-letters";
import { runLetters } from "./job";
import { openLetters } from "./open-letters";
import { listParts, listPrinted, listUndrawn } from "./queries";
import { partsOf } from "./rules";

let org: TestOrg;
let other: TestOrg;
let admin: Awaited<ReturnType<typeof newAdmin>>;
const ids: string[] = [];

const PEOPLE = [
  { firstName: "花子", lastName: "佐藤", language: "ja" },
  { firstName: "สมชาย", lastName: "ใจดี", language: "th" },
  { firstName: "Zoë", lastName: "Núñez", language: "fr" },
] as const;

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  admin = await newAdmin(org, ["HELPDESK"]);
  for (const [place, person] of PEOPLE.entries())
    ids.push(await newAccountIn(org, "CREATED", { ...person, email: "", login: `p.${place}` }));
  const foreign = await newAccountIn(other, "CREATED", { email: "", login: "foreign" });
  await org.run((tx) => inviteAccounts(tx, { ids, lane: 2, withCodes: true }));
  await other.run((tx) => inviteAccounts(tx, { ids: [foreign], lane: 2, withCodes: true }));
});

const as = <T>(work: Parameters<typeof inOrg<T>>[1], at?: Date) =>
  inOrg(admin.scope, work, "act", at);
const ALL = { filter: { q: "", tab: "all" } } as const;
const world = { scopeOf: (id: string) => mintScope(id, { kind: "system" }), stopping: () => false };

test("letters are made for those who were asked for, sealed, and opened for their maker only", async () => {
  const about = { chosen: ALL, form: "PAGE", split: "NONE" } as const;
  const { id, count } = await as((tx) => beginLetters(tx, about));
  expect(count).toBe(3);
  await runLetters(world, { org: org.id, id });
  expect(await as((tx) => listParts(tx, id))).toEqual([
    { number: 1, name: null, count: 3, made: 3, isThere: true },
  ]);
  const pdf = await as((tx) => openLetters(tx, { id, number: 1 }));
  expect(pdf?.subarray(0, 5).toString()).toBe("%PDF-");
  const [part] = await org.run((tx) => tx.db.letterPart.findMany({ where: { runId: id } }));
  expect(Buffer.from(part?.sealed ?? []).includes("%PDF-")).toBe(false);
  const peer = await newAdmin(org, ["HELPDESK"]);
  const byPeer = inOrg(peer.scope, (tx) => openLetters(tx, { id, number: 1 }));
  expect(await refusedWith(byPeer)).toBe("not-found");
  const elsewhere = other.run((tx) => openLetters(tx, { id, number: 1 }));
  expect(await refusedWith(elsewhere)).toBe("not-found");
  expect(await timelineOf(org, ids[0] ?? "")).toContain("code-printed");
  const tomorrow = new Date(Date.now() + 25 * 3_600_000);
  expect(await org.run((tx) => dropLetters(tx, { most: 10 }), tomorrow)).toBe(1);
  expect(await refusedWith(as((tx) => openLetters(tx, { id, number: 1 })))).toBe("not-found");
});

const makeAll = async (id: string) => {
  while ((await as((tx) => listParts(tx, id))).some(({ made }) => made === null))
    await runLetters(world, { org: org.id, id });
};
const give = (accountId: string, role: string) =>
  org.run((tx) =>
    tx.db.accountRole.create({
      data: { orgId: tx.org, accountId, role, givenAt: new Date(0) },
    }),
  );
const take = (accountId: string) =>
  org.run((tx) => tx.db.accountRole.deleteMany({ where: { orgId: tx.org, accountId } }));

test("who came to be allowed more, and a code made after the letters were asked for, are not in the file", async () => {
  const [late = "", above = "", third = ""] = ids;
  const about = { chosen: ALL, form: "CARD", split: "NONE" } as const;
  const { id, count } = await as((tx) => beginLetters(tx, about));
  expect(count).toBe(3);
  await give(above, "OWNER");
  await makeAll(id);
  expect(await as((tx) => listParts(tx, id))).toMatchObject([{ count: 2, made: 2 }]);
  const open = () => as((tx) => openLetters(tx, { id, number: 1 }));
  expect(Buffer.isBuffer(await open())).toBe(true);
  // promoted once the file is there: it is made again without them
  await give(third, "OWNER");
  expect(await open()).toBeUndefined();
  await makeAll(id);
  expect(await as((tx) => listParts(tx, id))).toMatchObject([{ count: 1, made: 1 }]);
  expect(Buffer.isBuffer(await open())).toBe(true);
  await give(late, "OWNER");
  expect(await refusedWith(open())).toBe("holds-more");
  await take(late);
  await take(third);
  const forbidden = as((tx) => beginLetters(tx, { ...about, chosen: { ids: [above] } }));
  expect(await refusedWith(forbidden)).toBe("holds-more");
  await take(above);
  const replaced = await as((tx) => beginLetters(tx, { ...about, chosen: { ids: [late, third] } }));
  await as((tx) => showCode(tx, { id: late, replaces: true }));
  await makeAll(replaced.id);
  expect(await as((tx) => listParts(tx, replaced.id))).toMatchObject([{ count: 1, made: 1 }]);
});

test("a run whose maker may see codes no more ends without a file, and nobody has more than three open", async () => {
  const maker = await newAdmin(org, ["HELPDESK"]);
  const about = { chosen: ALL, form: "PAGE", split: "NONE" } as const;
  const begin = () => inOrg(maker.scope, (tx) => beginLetters(tx, about));
  const runs = [await begin(), await begin(), await begin()];
  expect(await refusedWith(begin())).toBe("letters-full");
  await take(maker.id);
  const [first] = runs;
  await makeAll(first?.id ?? "");
  const parts = await org.run((tx) => listParts(tx, first?.id ?? ""));
  expect(parts).toMatchObject([{ made: 0, isThere: false }]);
});

test("whom a run has letters for is told to its maker only", async () => {
  const about = { chosen: ALL, form: "PAGE", split: "NONE" } as const;
  const { id } = await as((tx) => beginLetters(tx, about));
  expect(await as((tx) => listPrinted(tx, id))).toHaveLength(3);
  const peer = await newAdmin(org, ["HELPDESK"]);
  expect(await inOrg(peer.scope, (tx) => listPrinted(tx, id))).toEqual([]);
});

test("a mark says who handed a code over, and is taken back; tabs and search count with it", async () => {
  const [id = ""] = ids;
  const filter = { q: "", tab: "handed" } as const;
  const handed = async () => (await as((tx) => listHolders(tx, filter))).rows;
  await as((tx) => markHandedOver(tx, { ids: [id], isHanded: true }));
  expect(await handed()).toMatchObject([
    { accountId: id, handedOverBy: expect.stringContaining("Diallo") },
  ]);
  expect(await as((tx) => countHolders(tx, filter))).toMatchObject({
    all: 3,
    handed: 1,
    waiting: 2,
  });
  const found = await as((tx) => listHolders(tx, { q: "nunez", tab: "all" }));
  expect(found.rows.map(({ accountId }) => accountId)).toEqual([ids[2]]);
  await as((tx) => markHandedOver(tx, { ids: [id], isHanded: false }));
  expect(await handed()).toEqual([]);
  expect((await timelineOf(org, id)).slice(-2)).toEqual(["code-handed-over", "code-taken-back"]);
});

test("an export holds the codes of a view and tells each timeline", async () => {
  const about = { filter: ALL.filter, language: "en", place: undefined };
  const { bytes, next } = await as((tx) => exportCodes(tx, about));
  const { code } = await as((tx) => showCode(tx, { id: ids[2] ?? "" }));
  expect(Buffer.from(bytes).toString()).toContain(code.slice(0, 4));
  expect(next).toBeUndefined();
  expect(await timelineOf(org, ids[2] ?? "")).toContain("code-exported");
});

test("files are split where the team changes, and where one is full", () => {
  const people = ["a", "a", "a", "b", null, null].map((group, id) => ({ id: `${id}`, group }));
  expect(partsOf(people, 2).map(({ name, ids: some }) => `${name}:${some.join("")}`)).toEqual([
    "a:01",
    "a:2",
    "b:3",
    "null:45",
  ]);
});

test("whose name no font has is said to the maker of a run, to nobody else", async () => {
  const own = { email: "", language: "fr", login: "amar" } as const;
  const amar = await newAccountIn(org, "CREATED", { ...own, firstName: "अमर", lastName: "सिंह" });
  await org.run((tx) => inviteAccounts(tx, { ids: [amar], lane: 2, withCodes: true }));
  const about = { chosen: ALL, form: "CARD", split: "NONE" } as const;
  const { id } = await as((tx) => beginLetters(tx, about));
  expect(await as((tx) => listUndrawn(tx, id))).toEqual(["अमर सिंह"]);
  const peer = await newAdmin(org, ["HELPDESK"]);
  expect(await inOrg(peer.scope, (tx) => listUndrawn(tx, id))).toEqual([]);
  expect(await other.run((tx) => listUndrawn(tx, id))).toEqual([]);
});
