import { getFormatter, getTranslations } from "next-intl/server";
import { cellText, isFormula } from "@/cells/input";
import { splitName } from "@/cells/split-name";
import type { Reading } from "@/imports/input";
import { isWholeName, namesClash } from "@/rosters/input";
import type { ColumnKey } from "@/rosters/rules";
import { SubmitButton } from "@/ui/forms/submit-button";
import { Notice } from "@/ui/notice";

type Example = { line: number; text: string; first: string; last: string };

/** How names of the first rows are read: the first of them, and one that goes by the order alone. */
function examplesOf({ mapping, preview }: Reading, at: number): Example[] {
  const order = mapping[at] === "FULL_NAME" ? "FIRST" : "LAST";
  const read = preview.flatMap(({ line, cells }) => {
    const raw = cells[at] ?? "";
    if (isFormula(raw)) return []; // the plan refuses it
    const text = cellText(raw);
    const { firstName: first, lastName: last } = splitName(text, order);
    return first && last ? [{ line, text, first, last }] : [];
  });
  const other = order === "FIRST" ? "LAST" : "FIRST";
  const byOrder = read.find(({ text, first }) => splitName(text, other).firstName !== first);
  return [...new Set([read[0], byOrder])].filter((one) => one !== undefined);
}

const saysName = (key: ColumnKey | null): boolean =>
  key === "FIRSTNAME" || key === "LASTNAME" || isWholeName(key);

interface NameNoticeProps {
  reading: Reading;
  /** They may change it. */
  mayTurn: boolean;
}

/** How whole names are taken apart, for somebody who knows these people to see whether it is right. */
export async function NameNotice({ reading, mayTurn }: NameNoticeProps) {
  const t = await getTranslations("imports.reading");
  const { mapping, header } = reading;
  const at = mapping.findIndex(isWholeName);
  if (at < 0) return null;
  const nameOf = (place: number) => header[place] || t("unnamed", { number: place + 1 });
  if (namesClash(mapping)) {
    const places = [...mapping.keys()].filter((place) => saysName(mapping[place] ?? null));
    const names = (await getFormatter()).list(
      places.map((place) => t("quoted", { name: nameOf(place) })),
    );
    return <Notice tone="danger">{t("namesClash", { names })}</Notice>;
  }
  const examples = examplesOf(reading, at);
  if (examples.length === 0) return null;
  const strong = (words: React.ReactNode) => <strong className="font-semibold">{words}</strong>;
  return (
    <Notice
      acts={
        mayTurn && (
          <SubmitButton look="outline" name="act" size="sm" value="turn">
            {t("turnNames")}
          </SubmitButton>
        )
      }
      tone="warning"
    >
      <p>{t("names", { column: nameOf(at) })}</p>
      <ul>
        {examples.map((example) => (
          <li className="wrap-anywhere" key={example.line}>
            {t.rich("nameRead", { ...example, strong })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
