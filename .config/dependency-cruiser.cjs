// Who may import whom: the table of the architecture, one row a rule.

/** Highest first: a noun's verbs, queries and store see only the tiers below their own. */
const TIERS = [
  ["operations"],
  ["overview"],
  ["selections", "runs"],
  ["desk", "calendar"],
  ["outcomes", "lapses"],
  ["lifecycle", "erasures", "appointments"],
  ["imports", "integrations"],
  ["recipients", "rehearsals"],
  ["reminders", "alerts"],
  ["campaigns"],
  ["addressees", "waves"],
  ["printouts"],
  ["handovers", "joins"],
  ["invitations"],
  ["codes"],
  ["addresses"],
  ["sessions"],
  ["factors"],
  ["templates", "senders", "texts"],
  ["bounces"],
  ["messages", "colleagues"],
  ["corrections", "omissions"],
  ["rechecks"],
  ["plans"],
  ["settlements", "slips"],
  ["verdicts"],
  ["people", "views"],
  ["rosters"],
  ["cells"],
  ["reach"],
  ["files", "accounts", "profiles"],
  ["preferences", "terms", "drafts"],
  ["teams", "applications"],
  ["admins"],
  ["orgs"],
  ["places"],
  ["audit"],
];

const NOUN = `(?:${TIERS.flat().join("|")})`;
const PURE = `^src/${NOUN}/(?:rules|input)\\.ts$`;
const STORE = "^src/[^/]+/store\\.ts$";
const JOB = "^src/[^/]+/job\\.ts$";
const READ_OR_ACT = `^src/${NOUN}/(?!rules\\.ts|input\\.ts|store\\.ts|job\\.ts)[^/]+\\.ts$`;
const COMPONENTS = `^src/${NOUN}/components/`;
const NOT_A_TEST = "\\.test\\.tsx?$";
// The demo organisation acts for its people and lets mail leave in the past: gates and worker in one.
const SEED = "^prisma/seed\\.ts$";
const OURS = "^(?:src|emails|tests|scripts|prisma)/";

const lib = (...names) => `^src/lib/(?:${names.join("|")})(?:\\.tsx?$|/)`;
const module_ = (...names) => `(?:^|/)node_modules/(?:${names.join("|")})/`;

const REFUSAL = lib("refusal");
/** Rules speak of actors, permissions, refusals, how files are written and of what texts are made: no more of lib than their words. */
const WORDS = lib("refusal", "org", "characters", "sheet/shape");
/** Appends to a person's timeline as audit appends to the log: every noun may. */
const TIMELINE = "^src/accounts/record-events\\.ts$";
/** What a letter prints of a text is what the rules judge of it. */
const CLEAN = "^emails/clean\\.ts$";
/** Whether texts can leave at all decides by which way people are invited. */
const VERB_LIB = lib(
  ...["org", "refusal", "secrets", "sql", "queue", "i18n", "characters"],
  "texts/transport",
);

const forbid = (name, from, to) => ({ name, severity: "error", from, to });

/** Files matching `from` may import, of this repository, nothing but what `allowed` matches. */
const only = (name, from, ...allowed) =>
  forbid(name, typeof from === "string" ? { path: from, pathNot: NOT_A_TEST } : from, {
    path: OURS,
    pathNot: allowed,
  });

const nounsDown = TIERS.flatMap((tier, height) =>
  tier.map((noun) => {
    const below = TIERS.slice(height + 1).flat();
    return forbid(
      `${noun}-looks-down-only`,
      { path: `^src/${noun}/[^/]+\\.ts$`, pathNot: [NOT_A_TEST, PURE, JOB] },
      {
        path: `^src/${NOUN}/`,
        pathNot: [`^src/(?:${[noun, ...below].join("|")})/`, PURE, TIMELINE],
      },
    );
  }),
);

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    forbid("no-cycle", { pathNot: "^src/lib/generated/" }, { circular: true }),
    forbid("everything-resolves", {}, { couldNotResolve: true }),
    forbid(
      "rules-are-pure",
      { path: [PURE, "^src/scim/"], pathNot: NOT_A_TEST },
      {
        pathNot: [
          PURE,
          "^src/scim/",
          WORDS,
          CLEAN,
          module_("zod", "libphonenumber-js", "the-big-username-blacklist"),
        ],
      },
    ),
    forbid(
      "rules-do-not-know-the-protocol",
      { path: PURE, pathNot: NOT_A_TEST },
      { path: "^src/scim/" },
    ),
    forbid(
      "pure-files-see-types-of-refusal",
      // `demand` of admins/rules refuses by throwing: it stands at the head of every admin's verb
      { path: [PURE, "^src/scim/"], pathNot: [NOT_A_TEST, "^src/admins/rules\\.ts$"] },
      { path: REFUSAL, dependencyTypesNot: ["type-only"] },
    ),
    only(
      "verbs-keep-to-their-lib",
      {
        path: `^src/${NOUN}/[^/]+\\.ts$`,
        pathNot: [NOT_A_TEST, PURE, JOB, `^src/${NOUN}/(?:preview|export)-[^/]+\\.ts$`],
      },
      `^src/${NOUN}/[^/]+\\.ts$`,
      VERB_LIB,
    ),
    only(
      "previews-and-exports-may-render",
      `^src/${NOUN}/(?:preview|export)-[^/]+\\.ts$`,
      `^src/${NOUN}/[^/]+\\.ts$`,
      VERB_LIB,
      lib("sheet"),
      "^emails/",
    ),
    only("jobs-reach", JOB, `^src/${NOUN}/[^/]+\\.ts$`, "^src/lib/", "^emails/"),
    only(
      "gates-read",
      "^src/gates/",
      // one door may open on another: a session's stands in the organisation's
      "^src/gates/",
      PURE,
      `^src/${NOUN}/queries\\.ts$`,
      "^src/lib/",
      "^src/sessions/touch-session\\.ts$",
    ),
    only(
      "app-is-thin",
      "^src/app/",
      "^src/(?:app|gates|scim|ui)/",
      PURE,
      READ_OR_ACT,
      COMPONENTS,
      // `org` holds the names of permissions and the type of a transaction: nothing that acts; no more do `characters`.
      lib("in-org", "refusal", "i18n", "org", "characters"),
    ),
    only(
      "components-are-views",
      COMPONENTS,
      PURE,
      READ_OR_ACT,
      COMPONENTS,
      "^src/ui/",
      lib("i18n", "refusal"),
    ),
    forbid(
      "components-see-types",
      { path: COMPONENTS, pathNot: NOT_A_TEST },
      { path: [READ_OR_ACT, REFUSAL], dependencyTypesNot: ["type-only"] },
    ),
    only(
      "worker-starts-jobs",
      "^src/worker\\.ts$",
      JOB,
      PURE,
      "^src/gates/worker\\.ts$",
      "^src/lib/",
    ),
    only(
      "entries-see-lib",
      "^src/(?:proxy|instrumentation[^/]*)\\.ts$",
      "^src/(?:instrumentation|lib/)",
      // the proxy asks whether a request is another site's: it reads headers and nothing else
      "^src/gates/origin\\.ts$",
    ),
    only("lib-is-the-bottom", "^src/lib/", "^src/lib/"),
    only("ui-is-dumb", "^src/ui/", "^src/ui/", lib("i18n")),
    only("emails-are-pure", "^emails/", "^emails/"),
    ...nounsDown,
    forbid(
      "store-is-private",
      { path: "^(?:src/([^/]+)|scripts|prisma|emails)/", pathNot: NOT_A_TEST },
      { path: STORE, pathNot: "^src/$1/store\\.ts$" },
    ),
    forbid(
      "jobs-run-in-the-worker",
      { pathNot: ["^src/worker\\.ts$", JOB, NOT_A_TEST, "^tests/", SEED] },
      { path: JOB },
    ),
    forbid(
      "scopes-are-minted-at-gates",
      { pathNot: ["^src/gates/", NOT_A_TEST, "^tests/", SEED] },
      { path: "^src/lib/mint-scope\\.ts$" },
    ),
    forbid(
      "nouns-do-not-see-the-web",
      { path: `^src/${NOUN}/[^/]+\\.ts$`, pathNot: NOT_A_TEST },
      { path: module_("next", "next-auth", "next-intl", "react", "react-dom", "@heroui/[^/]+") },
    ),
    forbid(
      "database-behind-lib",
      { path: "^(?:src|emails)/", pathNot: ["^src/lib/", NOT_A_TEST] },
      { path: ["^src/lib/generated/", module_("pg", "pg-boss", "@prisma/[^/]+", "@types/pg")] },
    ),
    forbid(
      "outside-packages-behind-lib",
      { path: "^(?:src|emails)/", pathNot: ["^src/lib/", NOT_A_TEST] },
      {
        path: module_(
          "nodemailer",
          "twilio",
          "@slack/[^/]+",
          "papaparse",
          "xlsx",
          "hucre",
          "yauzl",
        ),
      },
    ),
    forbid(
      "the-product-does-not-know-its-tests",
      { path: "^(?:src|emails|prisma)/", pathNot: NOT_A_TEST },
      { path: ["^tests/", NOT_A_TEST, "^scripts/"] },
    ),
    forbid("baselines-are-bare", { path: "^tests/bench/baselines/" }, { path: "^(?:src|emails)/" }),
  ],
  options: {
    doNotFollow: { path: "(?:^|/)node_modules/" },
    exclude: { path: ["^tests/check/planted/", "(?:^|/)\\.next"] },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["types", "import", "require", "node", "default"],
      mainFields: ["types", "module", "main"],
    },
  },
};
