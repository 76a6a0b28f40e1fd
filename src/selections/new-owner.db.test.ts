import { beforeAll, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { refusedWith } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { beginSelection } from "./begin-selection";
import { freezeSelection } from "./freeze-selection";
import { readSelection } from "./queries";
import { reviewSelection } from "./review-selection";

let org: TestOrg;
let other: TestOrg;
let admin: Awaited<ReturnType<typeof newAdmin>>;
beforeAll(async () => {
  [org, other] = [await newOrg(), await newOrg()];
  admin = await newAdmin(org);
});

const act = <T>(work: (tx: OrgTx) => Promise<T>) => inOrg(admin.scope, work, "chunk");
const contactOf = (ownerId: string) => newAccountIn(org, "CREATED", { kind: "CONTACT", ownerId });
const ownersOf = (ids: string[]) =>
  org.run(async (tx) => {
    const rows = await tx.db.account.findMany({ where: { orgId: tx.org, id: { in: ids } } });
    return ids.map((id) => rows.find((row) => row.id === id)?.ownerId);
  });

test.each(["suspend", "close"] as const)(
  "before many %s, somebody who stays may take their contacts over; else nothing happens to them",
  async (name) => {
    const leaving = [await newAccountIn(org, "ACTIVE"), await newAccountIn(org, "ACTIVE")];
    const [first = "", second = ""] = leaving;
    const contacts = [await contactOf(first), await contactOf(second)];
    const heir = await newAccountIn(org, "ACTIVE");
    const foreign = await newAccountIn(other, "ACTIVE");
    const { id } = await act((tx) => freezeSelection(tx, { ids: leaving }));
    const review = await act(async (tx) => {
      const selection = await readSelection(tx, id);
      return selection && reviewSelection(tx, selection, name);
    });
    expect(review?.owners).toMatchObject({ count: 2, contacts: 2 });
    const begin = (newOwnerId: string | undefined) =>
      act((tx) => beginSelection(tx, { id, expected: 2, act: name, contacts: "give", newOwnerId }));
    expect(await refusedWith(begin(undefined))).toBe("owner-missing");
    expect(await refusedWith(begin(second))).toBe("owner-leaves");
    expect(await refusedWith(begin(foreign))).toBe("owner-not-found");
    expect(await refusedWith(begin(contacts[0]))).toBe("owner-is-contact");
    expect(await ownersOf(contacts)).toEqual(leaving);
    await begin(heir);
    expect(await ownersOf(contacts)).toEqual([heir, heir]);
    const { id: last } = await act((tx) => freezeSelection(tx, { ids: [heir] }));
    await act((tx) => beginSelection(tx, { id: last, expected: 1, act: name, contacts: "leave" }));
    expect(await ownersOf(contacts)).toEqual([heir, heir]);
  },
);
