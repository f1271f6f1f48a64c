import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { usePaused } from '../../kit/use-paused';
import type { EditorProps } from '../FilterEditor';
import { useTitles } from '../use-titles';
import { CheckList, toggled } from './CheckList';

/** Signed-in people are records of this entity of the system package. */
const USERS = 'user';

/** Any records of the referenced entity, found on the server; in trees also "this one and all below". */
export function RecordsEditor({ site, meaning, surroundings, onMeaning }: EditorProps) {
  const { t, snapshot } = surroundings;
  const [search, setSearch] = useState('');
  const asked = usePaused(search.trim());
  const target = site.field.relation?.kind === 'one' ? site.field.relation.to : '';
  const chosen = chosenOf(meaning);
  const { data: found, isError } = useQuery({
    queryKey: ['records', target, 'lookup', asked, surroundings.locale],
    queryFn: () => surroundings.lookup(target, asked, undefined),
    placeholderData: (before) => before,
  });
  const titles = useTitles(target, chosen, surroundings);
  const listed = [
    ...(asked === '' ? chosen.map((id) => ({ key: id, label: titles[id] ?? '…' })) : []),
    ...(found ?? [])
      .filter(({ id }) => asked !== '' || !chosen.includes(id))
      .map(({ id, title }) => ({ key: id, label: title ?? t('field.untitled') })),
  ];
  const below = meaning?.is === 'under';
  const isTree =
    snapshot.entity(target).traits.has('hierarchical') && site.field.word.operators(site.field).includes('$under');
  return (
    <>
      <Input
        autoFocus
        allowClear
        value={search}
        placeholder={t('filter.findRecord')}
        onChange={(event) => setSearch(event.target.value)}
      />
      {target === USERS && asked === '' && (
        <ul className="k-filter-list k-filter-me">
          <li>
            <Checkbox
              checked={meaning?.is === 'me'}
              onChange={(event) => onMeaning(event.target.checked ? { is: 'me' } : null)}
            >
              {t('filter.me')}
            </Checkbox>
          </li>
        </ul>
      )}
      <CheckList
        items={listed}
        chosen={new Set(chosen)}
        nothing={found || isError ? t(isError ? 'field.lookupFailed' : 'field.nothingFound') : ''}
        onToggle={(key) => onMeaning({ is: 'any', of: toggled(chosen, key) })}
      />
      {isTree && chosen.length === 1 && (
        <Checkbox
          className="k-filter-below"
          checked={below}
          onChange={() => onMeaning(below ? { is: 'any', of: chosen } : { is: 'under', id: chosen[0] ?? '' })}
        >
          {t('filter.withBelow')}
        </Checkbox>
      )}
    </>
  );
}

function chosenOf(meaning: EditorProps['meaning']): readonly string[] {
  if (meaning?.is === 'under') return [meaning.id];
  return meaning?.is === 'any' ? meaning.of.map(String) : [];
}
