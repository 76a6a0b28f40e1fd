import { z } from "zod";
import { visibleText } from "@/accounts/input";
import type { AlertFilter } from "@/alerts/queries";
import type { AlertKind } from "@/alerts/rules";

/** Kinds as the address names them. */
export const KINDS = {
  campaigns: "CAMPAIGN_DONE",
  stopped: "CAMPAIGN_STOPPED",
  imports: "IMPORT_DONE",
  mail: "MAIL_FAILING",
  cap: "CAP_REACHED",
  domain: "DOMAIN_FALLEN",
  join: "JOIN_WAITING",
  paused: "JOIN_PAUSED",
} as const satisfies Record<string, AlertKind>;

type View = Pick<AlertFilter, "kind" | "isUnread" | "after"> & { q?: string };

const first = z.preprocess((value) => [value].flat()[0], z.string());

const place = first.transform((text, context) => {
  const [at = "", id] = text.split("_");
  const read = z.object({ at: z.iso.datetime(), id: z.uuid() }).safeParse({ at, id });
  if (read.success) return { at: new Date(read.data.at), id: read.data.id };
  context.addIssue({ code: "custom", message: "wrong" });
  return z.NEVER;
});

const isKind = (name: string): name is keyof typeof KINDS => Object.hasOwn(KINDS, name);

const query = z.object({
  kind: first
    .transform((name) => (isKind(name) ? KINDS[name] : undefined))
    .optional()
    .catch(undefined),
  show: first.optional().catch(undefined),
  q: first
    .transform((text) => visibleText(text).trim().slice(0, 200))
    .catch("")
    .default(""),
  after: place.optional().catch(undefined),
  row: first.pipe(z.coerce.number<string>().int().min(1).max(1_000_000)).catch(1).default(1),
});

/** What the address asks for; what it cannot mean is left out. */
export function readListQuery(given: Record<string, unknown>): View & { from: number } {
  const { kind, show, q, after, row } = query.parse(given);
  return { kind, isUnread: show === "unread", q, after, from: after ? row : 1 };
}

/** What the address says of a view, by field. */
export const fieldsOf = ({ kind, isUnread, q }: View): Record<string, string> => {
  const name = Object.entries(KINDS).find(([, one]) => one === kind)?.[0];
  return { ...(name && { kind: name }), ...(isUnread && { show: "unread" }), ...(q && { q }) };
};

/** The address of a view of the list. */
export function listHref(path: string, view: View, row?: number): string {
  const { after } = view;
  const text = new URLSearchParams({
    ...fieldsOf(view),
    ...(after && { after: `${after.at.toISOString()}_${after.id}`, row: String(row ?? 1) }),
  }).toString();
  return text ? `${path}?${text}` : path;
}
