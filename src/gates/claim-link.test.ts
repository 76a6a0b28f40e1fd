import { describe, expect, it, vi } from "vitest";
import { SYSTEM_ORG } from "@/lib/org";
import { makeToken } from "@/lib/secrets";
import { claimLinkGate, claimPageGate } from "./claim-link";

vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "user-agent": "Firefox", "x-forwarded-for": "192.0.2.7" }),
}));

vi.stubEnv("DATABASE_URL", "postgresql://nobody@localhost/none");
vi.stubEnv("ROLLCALL_KEYS", `1:${"A".repeat(43)}`);

const ORG = "11111111-1111-4111-8111-111111111111";
const OTHER = "22222222-2222-4222-8222-222222222222";
const SEND = "33333333-3333-4333-8333-333333333333";

/** The same token with one of its parts taken from another. */
const mixed = (at: number): string => {
  const parts = makeToken("claim", ORG, SEND).split("_");
  parts[at] = makeToken("claim", OTHER, OTHER).split("_")[at] ?? "";
  return parts.join("_");
};

describe("the door of a claim link", () => {
  it("opens to the organisation and the send that the token names", async () => {
    const gate = await claimLinkGate(makeToken("claim", ORG, SEND));
    expect(gate?.row).toBe(SEND);
    expect(gate?.scope).toMatchObject({ org: ORG, actor: { kind: "invitee" } });
  });

  it.each([
    ["another organisation's id", mixed(1)],
    ["another send's id", mixed(2)],
    ["another token's proof", mixed(3)],
    ["a token of another kind", makeToken("reset", ORG, SEND)],
    ["a dead link's zeros", `claim_${"0".repeat(22)}_${"0".repeat(22)}_${"0".repeat(32)}`],
    ["a proof cut short", makeToken("claim", ORG, SEND).slice(0, -1)],
    ["something behind it", `${makeToken("claim", ORG, SEND)}x`],
    ["nothing", ""],
    ["a long nothing", "a".repeat(100_000)],
    ["control characters", "claim_\u0000_\u0000"],
  ])("stays shut to %s", async (_, token) => {
    expect(await claimLinkGate(token)).toBeUndefined();
  });
});

it("leads pages of what we did not make into an empty room by the same road", async () => {
  const gate = await claimPageGate("claim_nothing");
  expect(gate.scope).toMatchObject({ org: SYSTEM_ORG, actor: { kind: "invitee" } });
  expect((await claimPageGate(makeToken("claim", ORG, SEND))).scope.org).toBe(ORG);
});
