import { beforeAll, expect, test } from "vitest";
import { asLogin } from "../../tests/support/connections";
import { refusedWith } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { aPerson, newAccountIn, newOrg } from "../../tests/support/org";
import { interleave } from "../../tests/support/races";
import { createAccounts } from "./create-accounts";
import { editAccount } from "./edit-account";
import type { NewAccount } from "./input";

let org: TestOrg;
let other: TestOrg;
beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
});

const create = (given: Partial<NewAccount>, hold?: () => Promise<void>, at = org) =>
  at.run(async (tx) => {
    const made = await createAccounts(tx, { people: [aPerson(given)], source: "HAND" });
    await hold?.();
    return made;
  });
const edit = (id: string, login: string, hold?: () => Promise<void>) =>
  refusedWith(
    org.run(async (tx) => {
      await editAccount(tx, { id, change: { login } });
      await hold?.();
    }),
  );

test("of one who takes an address and one who takes it as a login at the same moment, one is refused", async () => {
  const address = "Race.1@halden.example";
  const [first, second] = await interleave(
    (hold) => create({ email: address }, hold),
    () => create({ email: "elsewhere.1@halden.example", login: address }),
  );
  expect([first.done.length, first.refused]).toEqual([1, []]);
  expect([second.done.length, second.refused]).toEqual([0, [{ index: 0, code: "login-taken" }]]);
});

test("the other way round as well, and when a login is changed to it", async () => {
  const [first, second] = await interleave(
    (hold) => create({ login: "race.2@halden.example" }, hold),
    () => create({ email: "RACE.2@halden.example" }),
  );
  expect([first.done.length, second.refused]).toEqual([1, [{ index: 0, code: "email-taken" }]]);
  const id = await newAccountIn(org);
  const [made, refusal] = await interleave(
    (hold) => create({ email: "race.3@halden.example" }, hold),
    () => edit(id, "race.3@halden.example"),
  );
  expect([made.done.length, refusal]).toEqual([1, "login-taken"]);
  const [changed, later] = await interleave(
    (hold) => edit(id, "race.4@halden.example", hold),
    () => create({ email: "race.4@halden.example" }),
  );
  expect([changed, later.refused]).toEqual([undefined, [{ index: 0, code: "email-taken" }]]);
});

test("nobody waits for those who take addresses only, nor for another organisation", async () => {
  await org.run(async (tx) => {
    await createAccounts(tx, { people: [aPerson()], source: "HAND" });
    expect((await create({})).done).toHaveLength(1);
    const own = "own.5@halden.example";
    expect((await create({ email: own, login: own })).done).toHaveLength(1);
    const elsewhere = { email: "a.6@halden.example", login: "b.6@halden.example" };
    expect((await create(elsewhere, undefined, other)).done).toHaveLength(1);
  });
});

test("what is written past the verbs is refused by the database, also in mid-race", async () => {
  const id = await newAccountIn(org);
  const [made, refusal] = await interleave(
    (hold) => create({ email: "race.7@halden.example" }, hold),
    () =>
      asLogin(async (client) => {
        await client.query("BEGIN");
        await client.query("SELECT set_config('app.org_id', $1, true)", [org.id]);
        const change = `UPDATE app.accounts SET login = 'x', login_key = 'race.7@halden.example' WHERE id = $1`;
        return client.query(change, [id]).then(
          () => undefined,
          (fault: { constraint?: string }) => fault.constraint,
        );
      }),
  );
  expect([made.done.length, refusal]).toEqual([1, "account_address_is_nobody_elses_login"]);
});
