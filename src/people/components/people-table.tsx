import { useTranslations } from "next-intl";
import type { PersonActions } from "@/accounts/components/person/act-dialog";
import { RowActs } from "@/accounts/components/person/person-acts";
import { displayName } from "@/accounts/input";
import { DataTable, NameTd, Td, Th, Tr } from "@/ui/tables/data-table";
import { Pagination } from "@/ui/tables/pagination";
import type { Column, PeopleView } from "../rules";
import { neighbours } from "./neighbours";
import type { ListedPerson } from "./people-cells";
import { CELLS, PhoneAddressTd } from "./people-cells";
import { TickPage, TickTd } from "./ticks";

interface PeopleTableProps {
  org: string;
  people: readonly ListedPerson[];
  columns: readonly Column[];
  actions: PersonActions;
}

/**
 * People by name: ticks, the chosen columns, the menu of each. Names and addresses share what the other columns leave and are
 * cut there, whole in the tooltip, so that the menu at the end of a row is in sight.
 */
export function PeopleTable({ org, people, columns, actions }: PeopleTableProps) {
  const t = useTranslations("people.list");
  const column = useTranslations("list.column");
  const head = (
    <>
      <TickPage />
      <Th>{t("name")}</Th>
      {columns.map((name) => (
        <Th key={name}>{column(name)}</Th>
      ))}
      <Th isHidden>{t("acts")}</Th>
    </>
  );
  return (
    <DataTable head={head} label={t("label")}>
      {people.map((person) => (
        <PersonTr actions={actions} columns={columns} key={person.id} org={org} person={person} />
      ))}
    </DataTable>
  );
}

interface PeopleFootProps {
  path: string;
  view: PeopleView;
  people: {
    rows: readonly ListedPerson[];
    more: boolean;
    matching: { count: number; isMore: boolean };
  };
}

/** Which of the people are shown, and the pages beside; nothing under an empty list. */
export function PeopleFoot({ path, view, people }: PeopleFootProps) {
  const { rows, matching } = people;
  if (rows.length === 0) return null;
  const { previous, next } = neighbours(path, view, people);
  return (
    <Pagination
      from={view.from}
      isEstimate={matching.isMore}
      nextHref={next}
      previousHref={previous}
      to={view.from + rows.length - 1}
      total={matching.count}
    />
  );
}

interface PersonTrProps {
  org: string;
  person: ListedPerson;
  columns: readonly Column[];
  actions: PersonActions;
}

function PersonTr({ org, person, columns, actions }: PersonTrProps) {
  const name = displayName(person);
  const href = `/${org}/admin/people/${person.id}`;
  const { id, email, acts, ownsContacts } = person;
  const brief = { id, name, email, acts, isUninvited: person.status === "CREATED" };
  return (
    <Tr>
      <TickTd id={id} name={name} />
      <NameTd className="md:w-[16%] md:max-w-0 md:min-w-36" href={href} name={name} />
      {!columns.includes("address") && <PhoneAddressTd person={person} />}
      {columns.map((column) => {
        const Cell = CELLS[column];
        return <Cell href={href} key={column} person={person} />;
      })}
      <Td className="md:w-px md:text-end md:last:pe-4!">
        {acts.length > 0 && (
          <RowActs actions={actions} org={org} ownsContacts={ownsContacts} person={brief} />
        )}
      </Td>
    </Tr>
  );
}
