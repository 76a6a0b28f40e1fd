import { Download } from "lucide-react";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { inOrg } from "@/lib/in-org";
import { HandLetters } from "@/printouts/components/hand-letters";
import type { PartRow } from "@/printouts/queries";
import { listParts, listUndrawn, readRun } from "@/printouts/queries";
import { ProgressWatch } from "@/selections/components/progress-watch";
import { LinkButton } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { Page, PageHead } from "@/ui/page";
import { ProgressBar } from "@/ui/states/progress-bar";
import { isId } from "../../../chosen";
import { enter } from "../../../enter";
import { handLetters } from "../../actions";

type Props = { params: Promise<{ org: string; id: string }> };

/** The letters of one print run: how far they are, and the files. It can be left and come back to for a day. */
export default async function Letters({ params }: Props) {
  const { org: slug, id } = await params;
  const { scope } = await enter(slug, "codes.see");
  const found = await inOrg(
    scope,
    async (tx) => {
      const run = isId(id) ? await readRun(tx, id) : undefined;
      return run && { run, parts: await listParts(tx, id), undrawn: await listUndrawn(tx, id) };
    },
    "page",
  );
  if (!found) notFound();
  const { run, parts, undrawn } = found;
  const [t, all, format] = await Promise.all([
    getTranslations("codes.letters"),
    getTranslations("codes"),
    getFormatter(),
  ]);
  const done = parts.filter((part) => part.made !== null);
  const sumOf = (counts: number[]) => counts.reduce((sum, count) => sum + count, 0);
  const made = sumOf(done.map(({ count }) => count));
  const total = sumOf(parts.map(({ count }) => count));
  // who may do more than the reader by now, claimed meanwhile or got another code
  const without = run.count - sumOf(parts.map((part) => part.made ?? part.count));
  const head = (
    <PageHead
      acts={<HandLetters action={handLetters} count={run.count} hidden={{ org: slug, id }} />}
      crumbs={[{ label: all("title"), href: `/${slug}/admin/codes` }]}
      fact={t("fact", { when: format.dateTime(run.createdAt, "moment") })}
      title={t("title", { count: run.count })}
    />
  );
  return (
    <Page head={head} width="prose">
      {made < total && (
        <>
          <ProgressWatch />
          <ProgressBar
            label={t("progress")}
            text={t("progressOf", { done: made, total })}
            total={total}
            value={made}
          />
          <p className="text-sm text-muted">{t("leave")}</p>
        </>
      )}
      {made === total && <Notice tone="quiet">{t("kept")}</Notice>}
      {without > 0 && <Notice tone="warning">{t("without", { count: without })}</Notice>}
      {undrawn.length > 0 && <Undrawn names={undrawn} />}
      <ol className="flex flex-col border-t border-separator">
        {parts.map((part) => (
          <Part key={part.number} part={part} path={`/${slug}/admin/codes/letters/${id}`} />
        ))}
      </ol>
    </Page>
  );
}

const NAMED = 10;

/** Whose name is to be written by hand. */
async function Undrawn({ names }: { names: readonly string[] }) {
  const t = await getTranslations("codes.letters");
  const format = await getFormatter();
  const more = names.length - NAMED;
  return (
    <Notice tone="warning">
      {t("undrawn", { count: names.length })} {format.list(names.slice(0, NAMED), { type: "unit" })}
      {more > 0 && ` ${t("undrawnMore", { count: more })}`}
    </Notice>
  );
}

async function Part({ part, path }: { part: PartRow; path: string }) {
  const t = await getTranslations("codes.letters");
  const { number, name, count, made, isThere } = part;
  const file = t("file", { number });
  return (
    <li className="flex min-h-12 items-center gap-3 border-b border-separator py-2 text-sm">
      <span className="min-w-0 flex-1 wrap-anywhere">
        <strong className="font-medium">{name ?? file}</strong>
        {name && <span className="text-muted"> · {file}</span>}
      </span>
      <span className="text-muted tabular-nums">{t("people", { count: made ?? count })}</span>
      {isThere && (
        <LinkButton
          href={`${path}/${number}`}
          // where the file is to be made again, this page says so
          target="_blank"
          size="sm"
        >
          <Download aria-hidden />
          <span aria-hidden>PDF</span>
          <span className="sr-only">{t("downloadOf", { file })}</span>
        </LinkButton>
      )}
      {!isThere && <span className="text-muted">{t(made === null ? "waits" : "gone")}</span>}
    </li>
  );
}
