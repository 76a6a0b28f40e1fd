import { getTranslations } from "next-intl/server";
import type { Forecast } from "@/applications/queries";
import type { SessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { parseQuery, readFilter } from "@/people/input";
import { readChoices } from "@/people/read-choices";
import { viewHref } from "@/people/rules";
import { ActForm } from "@/selections/components/act-form";
import { Reasons, ReviewFacts } from "@/selections/components/selection-facts";
import type { SelectionRow } from "@/selections/queries";
import { reviewSelection } from "@/selections/review-selection";
import type { RowAct } from "@/selections/rules";
import { LISTED_AT } from "@/selections/rules";
import { languageChoices } from "../../people/language-choices";
import { begin } from "./actions";

interface ActReviewProps {
  gate: SessionGate;
  path: string;
  selection: SelectionRow;
  act: RowAct;
}

/** Each application with what giving it to all of them makes of its licences. */
async function licenceChoices(forecasts: readonly Forecast[]) {
  const t = await getTranslations("selections.licences");
  return forecasts.map(({ id, name, licences, used, takers }) => {
    const left = Math.max((licences ?? 0) - used, 0);
    const after = used + takers;
    const said = licences === null ? "open" : takers <= left ? "fits" : "short";
    const label = t(said, { name, after, left, licences: licences ?? 0 });
    const short = { text: t("shortText", { left, takers }), without: takers - left };
    return { value: id, label, short: said === "short" ? short : undefined };
  });
}

/** Before an act: counted now, with who is left out and why. */
export async function ActReview({ gate, path, selection, act }: ActReviewProps) {
  const t = await getTranslations("selections");
  const [review, choices] = await inOrg(
    gate.scope,
    async (tx) => [await reviewSelection(tx, selection, act), await readChoices(tx, {})] as const,
  );
  const { languages } = await languageChoices(gate.org.language);
  const filter = readFilter(parseQuery(selection.query));
  return (
    <>
      <ReviewFacts review={review} />
      <Reasons groups={review.leftOut} title={t("reasons")} />
      <ActForm
        act={act}
        action={begin}
        backHref={LISTED_AT[act] ? `${path}/${LISTED_AT[act]}` : viewHref(`${path}/people`, filter)}
        choices={{
          team: choices.teams,
          application: await licenceChoices(review.licences),
          language: languages,
        }}
        count={review.count}
        id={selection.id}
        org={gate.org.slug}
        owners={review.owners.count}
        refusers={review.leftOut.find(({ code }) => code === "declined")?.count ?? 0}
        takes={review.takes}
      />
    </>
  );
}
