import { expect, test } from "vitest";
import type { CampaignKind } from "@/campaigns/rules";
import type { RefusalCode } from "@/lib/refusal";
import { leftOutHref } from "./left-out-href";

test.each<[CampaignKind, RefusalCode, string | undefined]>([
  ["INVITE", "invite-planned", "unsent/rehearsal?ready=invite-planned"],
  ["INVITE", "declined", "unsent/rehearsal?ready=declined"],
  ["INVITE", "holds-more", "unsent/rehearsal?ready=holds-more"],
  ["INVITE", "text-country", "unsent/rehearsal?ready=instead"],
  ["INVITE", "already-invited", "people?status=invited%2Cexpired"],
  ["AGAIN", "declined", "people?no=1"],
  ["AGAIN", "holds-more", undefined],
  ["REMIND", "not-invited", "people?status=created"],
  ["REMIND", "undeliverable", "people?undeliverable=1"],
  ["REMIND", "letter-waits", "people?waits=queued"],
])("of a %s who is left out for %s is found", (kind, code, path) => {
  const href = path && `/halden/admin/${path}`;
  expect(leftOutHref("halden", kind, code)).toBe(href);
});
