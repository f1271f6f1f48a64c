/** What can be wrong with an expectation: a stable code and the sentence. */
import type { Text } from '../../language/contracts';
import type { Failure } from './contracts';

const FAILURES = {
  S001: {
    en: 'The given record “{name}” cannot be made: {found}',
    ru: 'Данную запись «{name}» не удалось создать: {found}',
  },
  S002: {
    en: '“{name}” is {found} where {expected} is expected.',
    ru: 'В «{name}» стоит {found}, а ожидается {expected}.',
  },
  S003: { en: 'It is refused, and should succeed: {found}', ru: 'Получен отказ, а должно удаться: {found}' },
  S004: {
    en: 'It succeeds, and should be refused with “{expected}”.',
    ru: 'Удалось, а должен быть отказ «{expected}».',
  },
  S005: {
    en: 'It is refused with “{found}” where “{expected}” is expected.',
    ru: 'Отказ «{found}», а ожидается «{expected}».',
  },
  S006: {
    en: 'The mistakes at “{name}” are {found} where {expected} is expected.',
    ru: 'Замечания к «{name}»: {found}, а ожидается {expected}.',
  },
  S007: {
    en: 'Nobody is told “{expected}”, but: {found}',
    ru: 'Никто не говорит «{expected}», а говорят: {found}',
  },
  S008: { en: '{person} sees “{name}”, and should not.', ru: 'Запись «{name}» видна ({person}), а не должна.' },
  S009: { en: '{person} does not see “{name}”, and should.', ru: 'Запись «{name}» не видна ({person}), а должна.' },
  S010: {
    en: '{person} can read the field “{name}”, and should not.',
    ru: 'Поле «{name}» читается ({person}), а не должно.',
  },
  S011: {
    en: '{person} cannot read the field “{name}”, and should.',
    ru: 'Поле «{name}» не читается ({person}), а должно.',
  },
  S012: {
    en: '{found} records are found where {expected} are expected.',
    ru: 'Найдено записей: {found}, а ожидается {expected}.',
  },
  S013: {
    en: 'The total “{name}” is {found} where {expected} is expected.',
    ru: 'Итог «{name}» равен {found}, а ожидается {expected}.',
  },
  S014: {
    en: 'It was not tried: those before it took longer than {expected} s.',
    ru: 'Не проверен: предыдущие заняли больше {expected} с.',
  },
} as const satisfies Readonly<Record<string, Required<Text>>>;

export type FailureCode = keyof typeof FAILURES;

/** Something that differs in each language is given as both. */
type Said = string | Text;

/** A failure with its sentence in every language. */
export function failure(
  code: FailureCode,
  about: { readonly name?: string; readonly person?: Said; readonly expected?: unknown; readonly found?: unknown },
): Failure {
  const { expected, found } = about;
  const sentence = (locale: keyof Text) =>
    (FAILURES[code][locale] ?? '').replace(/\{(\w+)\}/g, (_, key: keyof typeof about) => said(about[key], locale));
  return {
    code,
    expected: expected ?? null,
    found: found ?? null,
    sentence: { en: sentence('en'), ru: sentence('ru') },
  };
}

const NOTHING: Text = { en: 'nothing', ru: 'ничего' };

function said(value: unknown, locale: keyof Text): string {
  if (value === null || value === undefined || value === '') return NOTHING[locale] ?? '';
  if (typeof value !== 'object') return String(value);
  const text = (value as Partial<Text>)[locale];
  return typeof text === 'string' ? text : JSON.stringify(value);
}
