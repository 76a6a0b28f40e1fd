import { beforeAll, expect, test, vi } from "vitest";
import { POST } from "@/app/claim/[token]/save/route";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { readClaimLink } from "@/invitations/queries";
import { bindForm, makeToken } from "@/lib/secrets";
import { sendsOf } from "./support/links";
import type { TestOrg } from "./support/org";
import { newAccountIn, newOrg } from "./support/org";

/* "Back" on the question of the name: what was typed there is there again. */
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-forwarded-for": "192.0.2.7" }),
  cookies: async () => ({
    get: (name: string) => (name === "form" ? { name, value: "nonce" } : undefined),
  }),
}));

let org: TestOrg;
let send = "";
let token = "";
beforeAll(async () => {
  org = await newOrg();
  const id = await newAccountIn(org);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  [send = ""] = await sendsOf(org, id);
  token = makeToken("claim", org.id, send);
});

async function back(form: Record<string, string>, proof = bindForm("nonce", token)) {
  const request = new Request("https://people.example/", {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin", "x-forwarded-for": "192.0.2.7" },
    body: new URLSearchParams({ ...form, proof, to: "back" }),
  });
  const response = await POST(request as never, { params: Promise.resolve({ token }) });
  const draft = await org.run(async (tx) => (await readClaimLink(tx, send))?.draft);
  return {
    to: response.headers.get("location"),
    names: draft ? [draft.firstName, draft.lastName] : undefined,
  };
}

test("back from the name keeps what was typed, refuses nothing, and believes no other browser", async () => {
  const to = `/claim/${token}/language`;
  expect(await back({ firstName: "Mallory" }, "not-this-browser")).toEqual({ to });
  expect(await back({ firstName: "", lastName: "" })).toEqual({ to });
  expect(await back({ firstName: "Suda", lastName: "" })).toEqual({ to, names: ["Suda", ""] });
  // what cannot stand is not kept, and what can is
  const wrong = { firstName: "Suda Rat", lastName: "win at evil.com" };
  expect(await back(wrong)).toEqual({ to, names: ["Suda Rat", ""] });
});
