import { randomUUID } from "node:crypto";
import { newAccount } from "../../src/accounts/input";
import { operatorScope } from "../../src/gates/operator";
import { inOrg } from "../../src/lib/in-org";
import { foundOrganization } from "../../src/operations/found-organization";
import type { OrganizationSummary } from "../../src/operations/queries";
import { disableOrganization } from "../../src/orgs/disable-organization";
import { enableOrganization } from "../../src/orgs/enable-organization";
import { language, organizationName, slug, timeZone } from "../../src/orgs/input";
import { TRUSTED } from "../../src/orgs/rules";
import { setTrust } from "../../src/orgs/set-trust";
import type { Command } from "./command";
import { required, UsageError } from "./command";
import { findOrg, listOrgs } from "./find-org";

const text = { type: "string" } as const;

const stateOf = ({ status, erasedAt }: OrganizationSummary): string =>
  erasedAt ? "erased" : status.toLowerCase();

const lineOf = (one: OrganizationSummary): string =>
  `${one.slug.padEnd(30)} ${stateOf(one).padEnd(9)} trust ${one.trust.step}  ${String(one.accounts).padStart(7)} people  ${one.name}`;

export const createOrganization: Command = {
  usage: "--name NAME --slug SLUG --owner E-MAIL [--language en] [--time-zone Europe/Paris]",
  does: "makes an organisation and invites its owner by mail",
  words: 0,
  options: { name: text, slug: text, owner: text, language: text, "time-zone": text },
  run: async (given) => {
    const spoken = language.parse(given.text("language") ?? "en");
    const organization = {
      name: organizationName.parse(required(given, "name")),
      slug: slug.parse(required(given, "slug")),
      language: spoken,
      timeZone: timeZone.parse(given.text("time-zone") ?? "Europe/Paris"),
    };
    const owner = newAccount.parse({ email: required(given, "owner"), language: spoken });
    const id = randomUUID();
    await inOrg(operatorScope(id), (tx) => foundOrganization(tx, { organization, owner }));
    return {
      lines: [`Made /${organization.slug}. The invitation of its owner waits to be sent.`],
      data: { id, slug: organization.slug },
    };
  },
};

export const listOrganizations: Command = {
  usage: "",
  does: "lists every organisation with its state, trust and number of people",
  words: 0,
  run: async () => {
    const organizations = await listOrgs();
    const lines = organizations.map(lineOf);
    return { lines: lines.length > 0 ? lines : ["There is none."], data: { organizations } };
  },
};

export const disable: Command = {
  usage: "ORG --reason TEXT",
  does: "disables an organisation: links, sessions, sign-in and sending stop at the next request",
  more: [
    "The reason stands in the organisation's audit log: write it so that anybody may read it.",
  ],
  words: 1,
  options: { reason: text },
  run: async (given) => {
    const reason = required(given, "reason").slice(0, 500);
    const { scope, summary } = await findOrg(given.words[0]);
    const { changed } = await inOrg(scope, (tx) => disableOrganization(tx, { reason }));
    return {
      lines: [changed ? `Disabled /${summary.slug}.` : `/${summary.slug} was disabled before.`],
      data: { slug: summary.slug, changed },
    };
  },
};

export const enable: Command = {
  usage: "ORG",
  does: "enables it again: what disabling killed lives again, as far as its own time is not over",
  words: 1,
  run: async (given) => {
    const { scope, summary } = await findOrg(given.words[0]);
    const { changed } = await inOrg(scope, (tx) => enableOrganization(tx));
    const why = summary.erasedAt ? "was erased for good" : "was enabled before";
    return {
      lines: [changed ? `Enabled /${summary.slug}.` : `/${summary.slug} ${why}.`],
      data: { slug: summary.slug, changed },
      held: summary.erasedAt !== null,
    };
  },
};

export const listTrust: Command = {
  usage: "",
  does: "lists the organisations that are not trusted yet, with the claims that count so far",
  words: 0,
  run: async () => {
    const rising = (await listOrgs()).filter(
      ({ trust, erasedAt }) => trust.step < TRUSTED && !erasedAt,
    );
    const lines = rising.map(
      ({ slug: name, trust }) =>
        `${name.padEnd(30)} step ${trust.step}${trust.said === null ? "" : " (set)"}  ${trust.claims} claims`,
    );
    const organizations = rising.map(({ id, slug: name, trust }) => ({ id, slug: name, ...trust }));
    return { lines: lines.length > 0 ? lines : ["All are trusted."], data: { organizations } };
  },
};

function stepOf(word: string | undefined): number | null {
  if (word === "auto") return null;
  if (!word || !/^[0-3]$/.test(word))
    throw new UsageError("The step is 0, 1, 2, 3 (trusted) or auto (claims and age decide).");
  return Number(word);
}

export const trust: Command = {
  usage: "ORG 0|1|2|3|auto",
  does: "sets how far an organisation is trusted; auto lets claims and age decide again",
  words: 2,
  run: async (given) => {
    const step = stepOf(given.words[1]);
    const { scope, summary } = await findOrg(given.words[0]);
    const now = await inOrg(scope, (tx) => setTrust(tx, { step }));
    return {
      lines: [`/${summary.slug} stands on step ${now.step}.`],
      data: { slug: summary.slug, ...now },
    };
  },
};
