import { randomUUID } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { workerScope } from "@/gates/worker";
import { openJournal } from "@/lib/mail/handed-over";
import type { Mailer } from "@/lib/mail/mailer";
import { asOwner } from "../../tests/support/connections";
import { messagesOf, timelineOf } from "../../tests/support/links";
import { smtpServer } from "../../tests/support/mail-servers";
import type { TestOrg } from "../../tests/support/org";
import { newOrg } from "../../tests/support/org";
import { at, emptyOutbox, invited, pumpTo } from "../../tests/support/pumping";
import { pump } from "./job";
import { leaseMessages } from "./store";

vi.stubEnv("MAIL_RATE", "10000");
afterEach(emptyOutbox);

const notes = () =>
  asOwner(async (client) => {
    const { rows } = await client.query<{ message: string }>("SELECT message FROM ops.handed_over");
    return rows.map(({ message }) => message);
  });

/** A worker leases what waits and dies; returns what it held. */
const heldBy = (org: TestOrg, lease: string, seconds: number) =>
  org.run((tx) => leaseMessages(tx, 2, 50, lease, at(seconds + 60)), at(seconds));

test("what a worker handed over before it died does not leave again; what it only held does", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const [gone, held, foreign] = [await invited(org), await invited(org), await invited(other)];
  const [first, second] = [randomUUID(), randomUUID()];
  const [left] = await messagesOf(org, gone);
  expect(await heldBy(org, first, 5)).toMatchObject([{ hasLeft: false }, { hasLeft: false }]);
  await heldBy(other, first, 5);
  openJournal(first).note(left?.id ?? "");
  await vi.waitFor(async () => expect(await notes()).toEqual([left?.id]));
  // the next worker dies too, before it records anything
  const again = await heldBy(org, second, 70);
  expect(again.filter(({ hasLeft }) => hasLeft).map(({ id }) => id)).toEqual([left?.id]);
  const server = await smtpServer();
  await pumpTo(server.url, 140);
  expect(server.received).toHaveLength(2);
  for (const [whose, id] of [
    [org, gone],
    [org, held],
    [other, foreign],
  ] as const) {
    expect(await messagesOf(whose, id)).toMatchObject([{ state: "SENT", lease: null }]);
    expect(await timelineOf(whose, id)).toEqual(["created", "invite", "message-sent"]);
  }
  expect(await notes()).toEqual([]);
});

test("while the database takes nothing down of a batch, what left is noted and recorded by whoever is next", async () => {
  const org = await newOrg();
  const id = await invited(org);
  const server = await smtpServer();
  const broken =
    "ALTER TABLE app.account_events ADD CONSTRAINT broken CHECK (event <> 'message-sent') NOT VALID";
  await asOwner((client) => client.query(broken));
  await expect(pumpTo(server.url, 5)).rejects.toThrow();
  await asOwner((client) => client.query("ALTER TABLE app.account_events DROP CONSTRAINT broken"));
  expect(await messagesOf(org, id)).toMatchObject([{ state: "QUEUED" }]);
  await pumpTo(server.url, 70);
  expect(await messagesOf(org, id)).toMatchObject([{ state: "SENT" }]);
  expect(server.received).toHaveLength(1);
});

test("no letter is begun that might outlive its lease: the others go back untried", async () => {
  const org = await newOrg();
  const ids: string[] = [];
  for (let n = 0; n < 30; n += 1) ids.push(await invited(org));
  let seconds = 5;
  const slow: Mailer = {
    send: async () => {
      seconds += 3;
      return { kind: "sent", answer: "250 kept", dsn: false };
    },
    close: () => undefined,
  };
  const stopping = () => seconds > 5;
  const now = () => at(seconds);
  const sent = await pump({ mailer: slow, stopping, scopeOf: workerScope, now }, [2]);
  expect(sent).toBeLessThan(30);
  const messages = (await Promise.all(ids.map((id) => messagesOf(org, id)))).flat();
  expect(messages.filter(({ state }) => state === "SENT")).toHaveLength(sent);
  const back = messages.filter(({ state }) => state === "QUEUED");
  expect(back).toHaveLength(30 - sent);
  for (const one of back) expect(one).toMatchObject({ attempts: 0, lease: null });
});
