import { expect, test } from "vitest";
import { closeJoinLink } from "@/joins/close-join-link";
import { readHeldLink } from "@/joins/queries";
import { makeToken } from "@/lib/secrets";
import { openLink } from "../../tests/support/joins";
import { newOrg } from "../../tests/support/org";
import { watch } from "../../tests/support/watched-work";
import { shortJoinGate } from "./link";

const HEADERS = new Headers({ "x-forwarded-for": "192.0.2.9" });

test("a poster's link leads to its open link, in any case, also once it is off; nowhere in another organisation", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const id = await openLink(org);
  await openLink(other);
  const url = (await org.run(readHeldLink))?.url ?? "";
  const typed = url.split("/").at(-1) ?? "";
  expect(new URL(url).pathname).toMatch(new RegExp(`^/${org.slug}/join/[0-9a-z]{8}$`));
  const token = makeToken("join", org.id, id);
  const follow = (slug: string, code: string) => shortJoinGate({ slug, typed: code }, HEADERS);
  expect(await follow(org.slug, typed.toUpperCase())).toEqual({ token });
  expect((await follow(other.slug, typed)).token).toMatch(/_0{22}_0{32}$/);
  await org.run((tx) => closeJoinLink(tx, { id }));
  expect(await follow(org.slug, typed)).toEqual({ token });
});

test("one of nobody costs the same in an organisation and in none", async () => {
  const org = await newOrg();
  await openLink(org);
  const ask = (slug: string) => watch(() => shortJoinGate({ slug, typed: "k7m3q9tx" }, HEADERS));
  await ask(org.slug);
  const [here, nowhere] = [await ask(org.slug), await ask("nobody-was-ever-here")];
  expect(nowhere).toEqual(here);
  expect(here.work.statements.length).toBeGreaterThan(0);
});

test("who guessed too often from one network is not told of a right one either, and right ones are not counted", async () => {
  const org = await newOrg();
  await openLink(org);
  const typed = (await org.run(readHeldLink))?.url?.split("/").at(-1) ?? "";
  const given = new Headers({ "x-forwarded-for": "192.0.2.77" });
  const follow = (code: string) => shortJoinGate({ slug: org.slug, typed: code }, given);
  for (let n = 0; n < 300; n += 1) await follow("k7m3q9tx");
  const refused = await follow(typed);
  expect(refused.wait).toBeGreaterThan(0);
  expect(refused.token).toMatch(/_0{22}_0{32}$/);
  const fresh = new Headers({ "x-forwarded-for": "192.0.2.78" });
  for (let n = 0; n < 310; n += 1)
    expect((await shortJoinGate({ slug: org.slug, typed }, fresh)).wait).toBeUndefined();
});
