import type { ComponentType } from 'react';
import type { ViewSurroundings } from '../contracts';
import { DaysEditor } from './editors/DaysEditor';
import { NumbersEditor } from './editors/NumbersEditor';
import { OptionsEditor } from './editors/OptionsEditor';
import { RecordsEditor } from './editors/RecordsEditor';
import { TextEditor } from './editors/TextEditor';
import { YesNoEditor } from './editors/YesNoEditor';
import { type FilterKind, type FilterMeaning, type FilterSite, filterFrom, meaningOf } from './filters';
import type { Filter } from './selection';

export interface EditorProps {
  readonly site: FilterSite;
  /** Null when nothing is selected yet. */
  readonly meaning: FilterMeaning | null;
  readonly surroundings: ViewSurroundings;
  onMeaning(meaning: FilterMeaning | null): void;
}

const EDITORS: Readonly<Record<FilterKind, ComponentType<EditorProps>>> = {
  options: OptionsEditor,
  records: RecordsEditor,
  text: TextEditor,
  numbers: NumbersEditor,
  days: DaysEditor,
  yesNo: YesNoEditor,
};

export interface FilterEditorProps {
  readonly site: FilterSite;
  readonly filter: Filter | undefined;
  readonly surroundings: ViewSurroundings;
  onFilter(filter: Filter | undefined): void;
}

/** The editor of one filter, by the kind of its values. Each change selects at once. */
export function FilterEditor({ site, filter, surroundings, onFilter }: FilterEditorProps) {
  const { t } = surroundings;
  const Editor = EDITORS[site.kind];
  const meaning = filter === undefined ? null : meaningOf(filter);
  const isEmpty = meaning?.is === 'empty' ? meaning.empty : null;
  const choose = (next: FilterMeaning | null) => onFilter(next === null ? undefined : filterFrom(next));
  const chooseEmpty = (empty: boolean) => choose(isEmpty === empty ? null : { is: 'empty', empty });
  return (
    <div className="k-filter-editor">
      <Editor site={site} meaning={meaning} surroundings={surroundings} onMeaning={choose} />
      {site.field.definition.required !== true && site.kind !== 'yesNo' && (
        <div className="k-filter-foot">
          <button type="button" aria-pressed={isEmpty === true} onClick={() => chooseEmpty(true)}>
            {t('filter.empty')}
          </button>
          <button type="button" aria-pressed={isEmpty === false} onClick={() => chooseEmpty(false)}>
            {t('filter.notEmpty')}
          </button>
        </div>
      )}
    </div>
  );
}
