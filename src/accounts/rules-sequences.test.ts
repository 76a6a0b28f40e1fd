import fc from "fast-check";
import { expect, test } from "vitest";
import type { AccountEvent, AccountState } from "./rules";
import { decide, SUSPENSION_SOURCES } from "./rules";

const START = Date.parse("2026-03-10T09:00:00Z");
const at = (days: number): Date => new Date(START + days * 86_400_000);

const simple = fc
  .constantFrom("withdraw", "claim", "self-join", "recover", "change-address", "close", "reopen")
  .map((event): AccountEvent => ({ event }));
const inviting = fc
  .constantFrom("invite", "reinstate")
  .map((event): AccountEvent => ({ event, claimableUntil: at(400) }));
const source = fc.constantFrom(...SUSPENSION_SOURCES);
const anyEvent: fc.Arbitrary<AccountEvent> = fc.oneof(
  { weight: 7, arbitrary: simple },
  { weight: 3, arbitrary: inviting },
  { weight: 2, arbitrary: source.map((by): AccountEvent => ({ event: "suspend", source: by })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(source, fc.boolean())
      .map(([by, ticked]): AccountEvent => ({ event: "reactivate", source: by, ticked })),
  },
  { weight: 1, arbitrary: fc.constant<AccountEvent>({ event: "decline", reason: "not-me" }) },
  // Rare, because nothing comes after it.
  { weight: 1, arbitrary: fc.constant<AccountEvent>({ event: "erase" }) },
);

const NEW_ACCOUNT: AccountState = {
  status: "CREATED",
  statusBeforeClose: null,
  suspensionSource: null,
  suspensionDate: null,
  suspendedAt: null,
  invitedAt: null,
  claimableUntil: null,
  declinedAt: null,
  declineReason: null,
  askedAt: null,
  claimedAt: null,
  closedAt: null,
  erasedAt: null,
};

type Step = { was: AccountState; event: AccountEvent; state: AccountState; raisesEpoch: boolean };

/** Every step that was not refused, a day after the other. */
function walk(events: AccountEvent[], suspensionDate: Date | null): Step[] {
  let was: AccountState = { ...NEW_ACCOUNT, suspensionDate };
  return events.flatMap((event, day) => {
    const decision = decide(was, event, at(day));
    if ("refused" in decision) return [];
    const step = { was, event, ...decision.move };
    was = step.state;
    return [step];
  });
}

const histories = fc
  .tuple(fc.array(anyEvent, { maxLength: 40 }), fc.option(fc.integer({ min: 0, max: 60 })))
  .map(([events, day]) => walk(events, day === null ? null : at(day)));

/** Holds for every step of 5,000 histories. */
const always = (check: (step: Step) => void) =>
  fc.assert(
    fc.property(histories, (steps) => steps.forEach(check)),
    { numRuns: 5_000, seed: 20_260_310 },
  );

test("nobody is ACTIVE without a claim, nor waits with one", () =>
  always(({ state }) => {
    if (state.status === "ACTIVE") expect(state.claimedAt).not.toBeNull();
    if (state.status === "CREATED" || state.status === "INVITED")
      expect(state.claimedAt).toBeNull();
  }));

test("a claim happens once and its time never changes", () =>
  always(({ was, event, state }) => {
    if (was.claimedAt) expect(state.claimedAt).toBe(was.claimedAt);
    else if (state.claimedAt) expect(["claim", "self-join"]).toContain(event.event);
  }));

test("nothing leads from CLOSED to INVITED, and an erased account stays closed", () =>
  always(({ was, state }) => {
    if (was.status === "CLOSED") expect(state.status).not.toBe("INVITED");
    if (was.erasedAt) expect(state).toMatchObject({ status: "CLOSED", erasedAt: was.erasedAt });
  }));

test("whatever shuts somebody out or takes an invitation back raises the epoch", () =>
  always(({ was, state, raisesEpoch }) => {
    const shut = state.status === "SUSPENDED" || state.status === "CLOSED";
    const enters = was.status !== state.status && shut;
    const withdrawn = was.status === "INVITED" && state.status === "CREATED";
    if (enters || withdrawn) expect(raisesEpoch).toBe(true);
  }));

test("every state has the columns that belong to it and no others", () =>
  always(({ state }) => {
    const closed = state.status === "CLOSED";
    expect(state.closedAt !== null).toBe(closed);
    expect(state.statusBeforeClose !== null).toBe(closed);
    if (state.erasedAt) expect(closed).toBe(true);
    if (state.status === "SUSPENDED") {
      expect(state.suspensionSource).not.toBeNull();
      expect(state.suspendedAt).not.toBeNull();
    } else if (!closed) expect([state.suspensionSource, state.suspendedAt]).toEqual([null, null]);
    if (state.declineReason) expect(state.declinedAt).not.toBeNull();
    if (state.status === "CREATED") expect(state.invitedAt ?? state.claimableUntil).toBeNull();
  }));
