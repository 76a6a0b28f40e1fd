import type { OrgTx } from "@/lib/org";
import { PERMISSIONS } from "@/lib/org";

/** What an act can be pointed at. Those of another organisation must answer like those that do not exist. */
export type Ids = {
  created: string;
  /** Has a copied link that lives; has a message that waits. */
  linked: string;
  waiting: string;
  invited: string;
  /** Has an access code that lives, and its sending, after which the last name is asked. */
  coded: string;
  codeSend: string;
  /** Active, without a mailbox. */
  unmailed: string;
  /** Letters that the admin asked for. */
  run: string;
  active: string;
  suspended: string;
  closed: string;
  contact: string;
  /** Active, and visible to the others. */
  colleague: string;
  /** Holds every permission. */
  admin: string;
  /** The sending of the invited one's invitation, and its lease and message in the outbox. */
  send: string;
  lease: string;
  message: string;
  /** A sending that resets the active one's password, and their hash. */
  reset: string;
  hash: string;
  /** A sending that proves a new address of the active one. */
  readdressing: string;
  /** A browser that is signed in, its digest and its session; a sign-in under way. */
  browser: string;
  browserDigest: string;
  session: string;
  flow: string;
  team: string;
  /** A role of its own, which the admin holds. */
  role: string;
  application: string;
  wording: string;
  /** A picture that was uploaded. */
  logo: string;
  /** A view that the admin keeps; people they ticked; people to whom something is being done. */
  view: string;
  selection: string;
  begun: string;
  /** A campaign that nobody worked on yet; one whose only letter failed. */
  campaign: string;
  failing: string;
  /** An import whose file the admin is sending, that file, and an import that waits for them to look at how it was read. */
  upload: string;
  roster: string;
  read: string;
  /** Imports that wait to be applied, are under way, were applied, and an undoing that is planned. */
  planned: string;
  running: string;
  /** A file that chose people to invite, planned. */
  chosen: string;
  applied: string;
  undoing: string;
  /** A file of corrections that is being merged into the planned one. */
  corrections: string;
  /** The open join link, somebody who waits to be let in by it, and a mail that proves another address. */
  joinLink: string;
  joinRequest: string;
  joinSend: string;
  /** Keys of the active one. */
  email: string;
  login: string;
  externalId: string;
};

/**
 * How a function is shown to keep to its organisation. `run` is given ids of the other organisation, unknown ids and, so
 * that it cannot pass by doing nothing, its own. `takesNoId` says why there is nothing to point elsewhere; `elsewhere`
 * names the test that shows it instead, as "file: title".
 */
export type TenancyCase =
  | { run: (tx: OrgTx, ids: Ids) => Promise<unknown>; takesNoId?: string }
  | { elsewhere: string };
export type TenancyCases = Record<string, TenancyCase>;

/** The same transaction with somebody else acting. */
export const actingAs = (tx: OrgTx, id: string): OrgTx => ({
  ...tx,
  actor: { kind: "account", id, permissions: [] },
});

/** The same with everything allowed. */
export const actingAsAdmin = (tx: OrgTx, id: string): OrgTx => ({
  ...tx,
  actor: { kind: "account", id, permissions: PERMISSIONS },
});
