import { randomBytes, randomUUID } from "node:crypto";
import { requestAddressChange } from "@/addresses/request-address-change";
import { createRole } from "@/admins/create-role";
import { giveRole } from "@/admins/give-role";
import { createApplication } from "@/applications/create-application";
import { grantApplication } from "@/applications/grant-application";
import { beginCampaign } from "@/campaigns/begin-campaign";
import { workCampaign } from "@/campaigns/work-campaign";
import { setPassword } from "@/factors/set-password";
import { insertFile } from "@/files/store";
import { copyLink } from "@/invitations/copy-link";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { directoryDigest, readToken } from "@/lib/secrets";
import { makeSends } from "@/messages/make-sends";
import { leaseMessages } from "@/messages/store";
import { writeWording } from "@/messages/write-wording";
import { beginLetters } from "@/printouts/begin-letters";
import { freezeSelection } from "@/selections/freeze-selection";
import { beginFlow } from "@/sessions/begin-flow";
import { startSession } from "@/sessions/start-session";
import { addMembers } from "@/teams/add-members";
import { createTeam } from "@/teams/create-team";
import { saveView } from "@/views/save-view";
import { populateRuns } from "./imports";
import { populateJoins } from "./joins";
import { handOver, messagesOf, sendsOf } from "./links";
import type { TestOrg } from "./org";
import { newAccountIn, newAdmin } from "./org";
import { PNG } from "./pictures";
import type { Ids } from "./tenancy-case";
import { actingAsAdmin } from "./tenancy-case";
import { populateImports } from "./uploads";

const HOUR = 3_600_000;
const PICTURE = { purpose: "LOGO", name: "l", contentType: "image/png", content: PNG } as const;
/** Letters only: a word of digits may be somebody's mobile, and is then looked for as one. */
const word = (): string =>
  randomBytes(6)
    .toString("hex")
    .replace(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "");
const newApplication = () => ({ name: `Application ${word()}`, licences: 40, rules: {} });

async function signIns(org: TestOrg, accountId: string) {
  const begin = async () => {
    const flow = { accountId, epoch: 0, factors: ["PASSWORD"] };
    const { ticket } = await org.run((tx) => beginFlow(tx, flow));
    return readToken("ticket", ticket)?.row ?? "";
  };
  const taken = await begin();
  const { browserId } = await org.run((tx) => startSession(tx, { flowId: taken, known: true }));
  const browserDigest = directoryDigest(browserId);
  const found = await org.run((tx) =>
    tx.db.session.findFirst({ where: { orgId: tx.org, browserDigest } }),
  );
  return { browser: browserId, browserDigest, session: found?.id ?? "", flow: await begin() };
}

/** Accounts invited by mail and by a copied link; the message of one is held by a worker, that of another waits. */
async function invitations(org: TestOrg) {
  const invited = await newAccountIn(org);
  const lease = randomUUID();
  await org.run(async (tx) => {
    await inviteAccounts(tx, { ids: [invited], lane: 2 });
    await leaseMessages(tx, 2, 1, lease, new Date(tx.now.getTime() + HOUR));
  });
  const [send = ""] = await sendsOf(org, invited);
  await handOver(org, send);
  const [message] = await messagesOf(org, invited);
  const [linked, waiting] = [await newAccountIn(org), await newAccountIn(org)];
  await org.run((tx) => copyLink(tx, { id: linked }));
  await org.run((tx) => inviteAccounts(tx, { ids: [waiting], lane: 2 }));
  return { invited, linked, waiting, lease, send, message: message?.id ?? "" };
}

/** An account invited with an access code, in an organisation that asks for the last name after it. */
async function codes(org: TestOrg, admin: string, teamId: string) {
  const coded = await newAccountIn(org, "CREATED", { email: "", login: word() });
  await org.run(async (tx) => {
    await tx.db.organization.update({ where: { orgId: tx.org }, data: { codeFact: "LAST_NAME" } });
    await inviteAccounts(tx, { ids: [coded], lane: 2, withCodes: true });
  });
  await org.run((tx) => addMembers(tx, { teamId, ids: [coded] }));
  const [codeSend = ""] = await sendsOf(org, coded, "CODE");
  const about = { chosen: { ids: [coded] }, form: "PAGE", split: "NONE" } as const;
  const run = await org.run((tx) => beginLetters(actingAsAdmin(tx, admin), about));
  const unmailed = await newAccountIn(org, "ACTIVE", { email: "", login: word() });
  return { coded, codeSend, unmailed, run: run.id };
}

/** A new address of this account waits for its proof. */
async function readdress(org: TestOrg, id: string, admin: string): Promise<string> {
  return org.run(async (tx) => {
    await requestAddressChange(actingAsAdmin(tx, admin), { id, email: `${word()}@halden.example` });
    const change = await tx.db.addressChange.findFirst({ where: { accountId: id } });
    return change?.sendId ?? "";
  });
}

/** A view and two selections of this admin: one frozen, one that waits for the worker. */
async function ticked(org: TestOrg, admin: string, ids: string[]) {
  return org.run(async (tx) => {
    const own = actingAsAdmin(tx, admin);
    const { id: view } = await saveView(own, { name: "Mine", query: "", shared: false });
    const { id: selection } = await freezeSelection(own, { ids });
    const { id: begun } = await freezeSelection(own, { ids });
    const work = { state: "QUEUED", act: "language", input: { language: "th" }, queuedAt: tx.now };
    await tx.db.selection.update({ where: { orgId_id: { orgId: tx.org, id: begun } }, data: work });
    return { view, selection, begun };
  });
}

/** A campaign that waits for the worker, and one whose only letter failed. */
async function campaigns(org: TestOrg, admin: string) {
  const begin = async () => {
    const ids = [await newAccountIn(org)];
    return org.run(async (tx) => {
      const own = actingAsAdmin(tx, admin);
      const { id: selectionId } = await freezeSelection(own, { ids });
      const expected = { EMAIL: 1, SMS: 0, CODE: 0 };
      const input = { selectionId, kind: "INVITE", expected, wording: null } as const;
      return (await beginCampaign(own, input)).id;
    });
  };
  const failing = await begin();
  await org.run(async (tx) => {
    await workCampaign(tx, { id: failing });
    const where = { orgId: tx.org, campaignId: failing };
    await tx.db.message.updateMany({ where, data: { state: "FAILED", reason: "550" } });
  });
  return { campaign: await begin(), failing };
}

/** One of everything that an act can be pointed at. */
export async function populate(org: TestOrg): Promise<Ids> {
  const admin = (await newAdmin(org)).id;
  const keys = { email: `${word()}@halden.example`, login: word(), externalId: word() };
  const active = await newAccountIn(org, "ACTIVE", keys);
  const contact = await newAccountIn(org, "CREATED", { kind: "CONTACT", ownerId: active });
  const rest = await org.run(async (tx) => {
    const expiresAt = new Date(tx.now.getTime() + HOUR);
    const [send] = await makeSends(tx, [
      { purpose: "RESET", accountId: active, addressKey: keys.email, expiresAt },
    ]);
    await setPassword(tx, { accountId: active, hash: "hash" });
    const team = (await createTeam(tx, { name: `Team ${word()}` })).id;
    await addMembers(tx, { teamId: team, ids: [admin] });
    const role = (await createRole(tx, { name: `Role ${word()}`, permissions: ["codes.see"] })).id;
    await giveRole(tx, { ids: [admin], role });
    const application = (await createApplication(tx, newApplication())).id;
    await grantApplication(tx, { applicationId: application, ids: [admin] });
    const wording = await writeWording(tx, { subject: "s", body: "b" });
    const logo = await insertFile(tx, PICTURE);
    return { reset: send?.id ?? "", team, role, application, wording, logo };
  });
  return {
    ...{ ...keys, hash: "hash" },
    ...rest,
    ...{ ...(await invitations(org)), ...(await codes(org, admin, rest.team)) },
    ...(await signIns(org, active)),
    ...(await ticked(org, admin, [active, contact])),
    ...(await campaigns(org, admin)),
    ...(await populateImports(org, admin)),
    ...{ ...(await populateRuns(org, admin, active)), ...(await populateJoins(org)) },
    readdressing: await readdress(org, active, admin),
    admin,
    active,
    contact,
    created: await newAccountIn(org, "CREATED"),
    colleague: await newAccountIn(org, "ACTIVE", { visibility: "PUBLIC" }),
    suspended: await newAccountIn(org, "SUSPENDED"),
    closed: await newAccountIn(org, "CLOSED"),
  };
}

/** Ids that nothing has. */
export const unknownIds = (like: Ids): Ids =>
  Object.fromEntries(
    Object.entries(like).map(([name, value]) => [
      name,
      /^[\da-f-]{36}$/.test(value)
        ? randomUUID()
        : value.includes("@")
          ? `${word()}@halden.example`
          : word(),
    ]),
  ) as Ids;
