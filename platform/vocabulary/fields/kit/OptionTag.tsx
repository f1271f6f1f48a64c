import { Tag } from 'antd';
import type { Locale } from '../../../foundation/errors';
import type { ChoiceOption } from '../../contracts';
import { say } from '../../kit/say';

/** An option in its colour; without one, plain text. A key nobody knows any more stands as it is. */
export function OptionTag({
  option,
  name,
  locale,
}: {
  option: ChoiceOption | undefined;
  name: string;
  locale: Locale;
}) {
  const label = option ? say(option.label, locale, option.key) : name;
  if (!option?.color) return <span>{label}</span>;
  return (
    <Tag
      color={option.color}
      variant="filled"
      style={{ marginInlineEnd: 0, lineHeight: '18px', verticalAlign: 'middle' }}
    >
      {label}
    </Tag>
  );
}

/** Entries of a select: the tag to see, the text to search by. */
export function optionEntries(options: readonly ChoiceOption[], locale: Locale) {
  return options.map((option) => ({
    value: option.key,
    label: <OptionTag option={option} name={option.key} locale={locale} />,
    search: say(option.label, locale, option.key),
  }));
}

/** "Contains", without regard to case and ё. */
export function matchesSearch(input: string, entry: { readonly search: string } | undefined): boolean {
  return folded(entry?.search ?? '').includes(folded(input));
}

function folded(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}
