import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { RefusalCode } from "@/lib/refusal";
import { readFilter } from "../input";
import { useChips } from "./use-chips";

const ID = "28906ef4-13da-4c2b-95c6-45079872dab3";
const messages = {
  list: { is: { left: "left" } },
  people: {},
  common: { accountState: {} },
  refusals: { declined: "They said no. Nothing was sent." } satisfies Partial<
    Record<RefusalCode, string>
  >,
};

/** What the chip says of people who were left out for this reason, and the faults of its words. */
function told(why: string): [string, string[]] {
  const faults: string[] = [];
  const filter = readFilter({ left: `${ID}.invite.${why}` });
  const choices = { teams: [], applications: [], owner: undefined };
  const Chips = () => {
    const chips = useChips({ path: "/p", filter, columns: [], choices });
    return chips.map(({ value }) => value).join();
  };
  const onError = ({ message }: Error) => faults.push(message);
  const provided = { locale: "en", timeZone: "UTC", messages, onError };
  return [
    renderToStaticMarkup(
      createElement(NextIntlClientProvider, provided as never, createElement(Chips)),
    ),
    faults,
  ];
}

test("a reason that there is not stands as the address has it, whatever word it is", () => {
  expect(told("declined")).toEqual(["They said no.", []]);
  expect(told("no-such-reason")).toEqual(["no-such-reason", []]);
  expect(told("constructor")).toEqual(["constructor", []]);
});
