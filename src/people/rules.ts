import type { LANGUAGES } from "@/accounts/input";
import type { AccountStatus } from "@/accounts/rules";
import type { LeftOutOf } from "@/addressees/rules";

/** A stored status; INVITED past its end is a state of its own where people are listed and counted. */
export type PeopleState = AccountStatus | "EXPIRED";

/** The states as the address names them, in the order of a person's life. */
export const STATES = {
  created: "CREATED",
  invited: "INVITED",
  expired: "EXPIRED",
  active: "ACTIVE",
  suspended: "SUSPENDED",
  closed: "CLOSED",
} as const satisfies Record<string, PeopleState>;

/** What an invitation waits for, as the address names it; an expired one is a state. */
export const WAITS = {
  "never-sent": "NEVER_SENT",
  queued: "QUEUED",
  sent: "SENT",
  delivered: "DELIVERED",
  failed: "FAILED",
  copied: "LINK_COPIED",
  coded: "CODE_ISSUED",
  locked: "CODE_LOCKED",
  opened: "OPENED",
  started: "STARTED",
  declined: "DECLINED",
} as const;
export type Wait = (typeof WAITS)[keyof typeof WAITS];

/** What somebody may be without, as the address names it. */
export const LACKS = { email: "EMAIL", mobile: "PHONE" } as const;
export type Lack = (typeof LACKS)[keyof typeof LACKS];

export const KINDS = { user: "USER", contact: "CONTACT" } as const;

export const SOURCES = {
  hand: "HAND",
  roster: "ROSTER",
  scim: "SCIM",
  api: "API",
  slack: "SLACK",
  join: "JOIN",
  "sign-up": "SIGN_UP",
} as const;
export type Source = (typeof SOURCES)[keyof typeof SOURCES];

/** NONE are those who have the organisation's. */
export type SpokenLanguage = (typeof LANGUAGES)[number] | "NONE";

/** What the People list can be narrowed by; `asked` asked for a new invitation, `askedPassword` for a password, `failed` were invited by a message that failed, the no of `saidNo` stands whatever became of them since; `among` are whom `left` finds (addressees/resolve-filter). */
export type PeopleFilter = {
  q?: string | undefined;
  states?: readonly PeopleState[] | undefined;
  waits?: readonly Wait[] | undefined;
  kind?: "USER" | "CONTACT" | undefined;
  team?: string | undefined;
  application?: string | undefined;
  language?: SpokenLanguage | undefined;
  owner?: string | undefined;
  source?: Source | undefined;
  lacks?: Lack | undefined;
  left?: LeftOutOf | undefined;
  among?: readonly string[];
} & {
  [Name in "undeliverable" | "asked" | "askedPassword" | "failed" | "saidNo"]?: boolean | undefined;
};

/** Columns after the name, in their order; those of the first list are there unless the address says otherwise. */
export const DEFAULT_COLUMNS = [
  "address",
  "kind",
  "status",
  "team",
  "invited",
  "message",
  "expires",
] as const;
export const COLUMNS = [
  ...DEFAULT_COLUMNS,
  "login",
  "externalId",
  "phone",
  "owner",
  "language",
  "tfa",
  "source",
  "created",
  "signedIn",
  "suspends",
] as const;
export type Column = (typeof COLUMNS)[number];

export const PAGE_SIZE = 50;

/** Beyond it the list says "about". */
export const COUNTED = 100_000;

/** A number that went no further, as it is shown: "100,000+". */
export const cappedTo = (n: number) => ({ count: Math.min(n, COUNTED), isMore: n > COUNTED });

/** Up to so many people are found first and then put in order; more are met soon enough by walking along the names. */
export const NARROW = 1_000;

/** So many are tried one by one where they have to be counted like that. */
export const TRIED = 10_000;

/** One way to those who match: what holds for their account `a`, and where they are met, to which end, by which name and id. */
export type Matching<Sql> = { holds: Sql; from: Sql; end: Sql; name: Sql; id: Sql };
/** Keyset position: the name key and id of the last (or first) row seen. */
export type PeopleCursor = { nameKey: string; id: string; back?: boolean };

/** One view of the People list, as its address says it. */
export type PeopleView = {
  filter: PeopleFilter;
  columns: readonly Column[];
  cursor: PeopleCursor | undefined;
  /** Number of the page's first row. */
  from: number;
};

/** What an address says after its question mark. */
export type Query = Record<string, string | string[] | undefined>;

export const isFiltered = ({ q, states, waits, kind: _, ...rest }: PeopleFilter): boolean =>
  Boolean(q || states?.length || waits?.length || Object.values(rest).some(Boolean));

/** What this value is called in an address. */
function nameOf<T>(names: Record<string, T>, value: T | undefined): string | undefined {
  return Object.keys(names).find((name) => names[name] === value);
}

const namesOf = <T>(names: Record<string, T>, values: readonly T[] = []): string | undefined =>
  Object.keys(names)
    .filter((name) => values.includes(names[name] as T))
    .join(",") || undefined;

/** The filters as fields of an address, without the kind, which has addresses of its own. */
export function fieldsOf(filter: PeopleFilter): Record<string, string> {
  const { q, team, application, owner, language, left } = filter;
  const fields = {
    q: q || undefined,
    status: namesOf(STATES, filter.states),
    waits: namesOf(WAITS, filter.waits),
    ...{ team, application, owner },
    language: language === "NONE" ? "none" : language,
    source: nameOf(SOURCES, filter.source),
    undeliverable: filter.undeliverable ? "1" : undefined,
    asked: filter.asked ? "1" : undefined,
    password: filter.askedPassword ? "1" : undefined,
    failed: filter.failed ? "1" : undefined,
    no: filter.saidNo ? "1" : undefined,
    lacks: nameOf(LACKS, filter.lacks),
    left: left && [left.selection, left.kind, left.why].join(".").toLowerCase(),
  };
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** The columns as a field of an address; the usual ones need none. */
export const columnsField = (columns: readonly Column[]): Record<string, string> =>
  columns.join() === DEFAULT_COLUMNS.join() ? {} : { columns: columns.join(",") || "none" };

/** Filters and columns as they are kept under a name, or frozen: readable again whatever the page's address is. */
export const queryOf = (filter: PeopleFilter, columns: readonly Column[] = DEFAULT_COLUMNS) => {
  const kind = nameOf(KINDS, filter.kind);
  const fields = { ...(kind && { kind }), ...fieldsOf(filter), ...columnsField(columns) };
  return new URLSearchParams(fields).toString();
};

export type RowKey = { nameKey: string; id: string };
type Place = {
  columns?: readonly Column[];
  /** A page of its own is named by the row before or after it. */
  after?: RowKey;
  before?: RowKey;
  from?: number;
};

/** Name key and id in one word of the address. */
const writeCursor = ({ nameKey, id }: RowKey): string => `${id}.${encodeURIComponent(nameKey)}`;

/** Users and contacts stand at addresses of their own below that of all people. */
export const kindPath = (path: string, kind: PeopleFilter["kind"]): string =>
  kind ? `${path}/${kind === "USER" ? "users" : "contacts"}` : path;

/** The address of a view, below the People page's. */
export function viewHref(path: string, filter: PeopleFilter, place: Place = {}): string {
  const { columns = DEFAULT_COLUMNS, after, before, from } = place;
  const query = new URLSearchParams({ ...fieldsOf(filter), ...columnsField(columns) });
  if (after) query.set("after", writeCursor(after));
  if (before) query.set("before", writeCursor(before));
  if (from) query.set("from", String(from));
  const text = query.toString();
  return `${kindPath(path, filter.kind)}${text && `?${text}`}`;
}
