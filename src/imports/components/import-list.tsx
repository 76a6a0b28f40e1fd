import { useFormatter, useTranslations } from "next-intl";
import { writtenBy } from "@/plans/rules";
import type { ImportLine } from "@/runs/queries";
import { Moment } from "@/ui/moment";
import { Cut, DataTable, Td, Th, Tr } from "@/ui/tables/data-table";
import { TextLink } from "@/ui/text-link";
import { isOver, NEEDED, undoneOf } from "../rules";
import { ImportState } from "./import-state";

/** Which words say what is in the file. */
function kindWord({ purpose, kind, corrects }: ImportLine) {
  if (corrects) return "CORRECTIONS";
  return purpose === "ROSTER" ? ((kind as "USER" | "CONTACT" | null) ?? "BOTH") : purpose;
}

interface ImportListProps {
  imports: readonly ImportLine[];
  path: string;
  /** What the reader may do: results hold what was in the files. */
  permissions: readonly string[];
}

/** What was imported, the newest first. */
export function ImportList({ imports, path, permissions }: ImportListProps) {
  const t = useTranslations("imports");
  const heads = [
    "file",
    "kind",
    "who",
    "state",
    "rows",
    "done",
    "wrong",
    "result",
    "when",
  ] as const;
  return (
    <DataTable
      head={heads.map((head) => (
        <Th isNumeric={["rows", "done", "wrong"].includes(head)} key={head}>
          {t(`list.${head}`)}
        </Th>
      ))}
      label={t("title")}
    >
      {imports.map((line) => (
        <ImportRow key={line.id} line={line} path={path} permissions={permissions} />
      ))}
    </DataTable>
  );
}

/** By whom and when it was undone, beside the state; a phone shows it on the import's own page. */
function UndoneBy({ line }: { line: ImportLine }) {
  const t = useTranslations("imports.list");
  const { undo } = line;
  if (!undoneOf(line) || !undo?.finishedAt) return null;
  return (
    <span className="ms-2 text-xs text-muted max-md:hidden">
      {t.rich("undoneBy", {
        name: undo.by,
        at: () => undo.finishedAt && <Moment at={undo.finishedAt} />,
      })}
    </span>
  );
}

/** The file that says what became of each row, as long as there is anything to say. */
function ResultLink({ line, path, permissions }: RowProps) {
  const t = useTranslations("imports");
  const { id, purpose, state, corrects, wipedAt } = line;
  const isThere = state === "APPLIED" && purpose !== "UNDO" && !corrects && !wipedAt;
  if (!isThere || !permissions.includes(NEEDED[purpose])) return "–";
  return (
    <TextLink
      aria-label={t("list.resultOf", { file: line.fileName })}
      download
      href={`${path}/${id}/result`}
      look="quiet"
    >
      {t("list.download")}
    </TextLink>
  );
}

/** Numbers of rows; nobody has counted those of a file without a plan. */
const counterOf =
  ({ counts, total }: ImportLine, say: (number: number) => string) =>
  (number: number): string =>
    counts.rows === undefined && total === 0 ? "–" : say(number);

type RowProps = Omit<ImportListProps, "imports"> & { line: ImportLine };

function ImportRow(props: RowProps) {
  const { line, path } = props;
  const t = useTranslations("imports");
  const format = useFormatter();
  const { counts, state, done } = line;
  const verdicts = counts.verdicts ?? {};
  const wrong = (verdicts.ERROR ?? 0) + (verdicts.CONFLICT ?? 0) + line.refused;
  const isStopped = state === "APPLIED" && done + line.refused < writtenBy({ verdicts });
  const name = line.fileName || t("kind.BOTH");
  const count = counterOf(line, (number) => format.number(number));
  return (
    <Tr>
      <Td phone="title">
        <TextLink
          className="block truncate md:max-w-72 xl:max-w-md"
          href={`${path}/${line.id}`}
          look="name"
          title={name}
        >
          {name}
        </TextLink>
      </Td>
      <Td>{t(`kind.${kindWord(line)}`)}</Td>
      <Td isMuted phone="text">
        {line.purpose === "UNDO" && (
          // it has the file's name and stands beside the import that it leads back
          <span className="font-medium text-foreground md:hidden">{t("kind.UNDO")} · </span>
        )}
        <Cut className="max-md:inline md:max-w-56" text={line.madeByName} />
      </Td>
      <Td phone="state">
        <ImportState
          isMerge={line.corrects !== null}
          isStopped={isStopped}
          state={state}
          undone={undoneOf(line)}
        />
        <UndoneBy line={line} />
      </Td>
      <Td isNumeric>{count(counts.rows ?? line.total)}</Td>
      <Td isNumeric>{isOver(state) || done > 0 ? format.number(done) : "–"}</Td>
      <Td isNumeric>{count(wrong)}</Td>
      <Td isMuted>
        <ResultLink {...props} />
      </Td>
      <Td isMuted phone="note">
        <Moment at={line.createdAt} />
      </Td>
    </Tr>
  );
}
