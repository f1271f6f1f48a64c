import { Input } from 'antd';
import { useState } from 'react';
import { fold } from '../../../foundation/text';
import { say } from '../../kit/say';
import type { EditorProps } from '../FilterEditor';
import { CheckList, toggled } from './CheckList';

const MANY = 8;

/** Any of the options of a choice. */
export function OptionsEditor({ site, meaning, surroundings, onMeaning }: EditorProps) {
  const { t, locale } = surroundings;
  const [search, setSearch] = useState('');
  const chosen = meaning?.is === 'any' ? meaning.of.map(String) : [];
  const items = site.field.options
    .map((option) => ({ key: option.key, label: say(option.label, locale, option.key) }))
    .filter((item) => fold(item.label).includes(fold(search.trim())));
  return (
    <>
      {site.field.options.length > MANY && (
        <Input
          autoFocus
          allowClear
          value={search}
          placeholder={t('filter.findOption')}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      <CheckList
        items={items}
        chosen={new Set(chosen)}
        nothing={t('field.nothingFound')}
        onToggle={(key) => onMeaning({ is: 'any', of: toggled(chosen, key) })}
      />
    </>
  );
}
