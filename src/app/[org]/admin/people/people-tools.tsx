import { ColumnPicker } from "@/people/components/column-picker";
import { CopyView } from "@/people/components/copy-view";
import { SaveView } from "@/people/components/saved-views";
import { DEFAULT_COLUMNS, isFiltered, queryOf } from "@/people/rules";
import type { ListProps } from "./read-people";
import { chooseRowHeight, saveCurrentView } from "./view-actions";

/** At the end of the filters: keep the view, copy its address, choose its columns. */
export function ViewTools({ gate, path, view, people }: ListProps) {
  const { filter, columns } = view;
  const query = queryOf(filter, columns);
  const isOwnView = isFiltered(filter) || columns.join() !== DEFAULT_COLUMNS.join();
  const isKept = people.views.some((kept) => kept.query === query);
  const { slug } = gate.org;
  return (
    <>
      {isOwnView && !isKept && <SaveView action={saveCurrentView} org={slug} query={query} />}
      <CopyView />
      <ColumnPicker
        chooseDensity={chooseRowHeight.bind(null, slug)}
        columns={columns}
        density={people.choices.density}
        filter={filter}
        path={path}
      />
    </>
  );
}
