/** What the conversion could not say as it was: a stable code, what it met, and what it did instead. */
import type { Locale } from '../../foundation/errors';
import type { Text } from '../../language/contracts';

const KEPT_AS: Text = { en: 'It became {as}.', ru: 'Стало: {as}.' };
const LEFT_OUT: Text = { en: 'It was left out.', ru: 'Не перенесено.' };

const NOTES = {
  F001: {
    what: { en: 'The type “{type}” has no counterpart.', ru: 'Типу «{type}» нет соответствия.' },
    instead: KEPT_AS,
  },
  F002: {
    what: {
      en: 'A value of “{type}” is not stored or is computed by code of the source.',
      ru: 'Значение «{type}» не хранится или вычисляется кодом источника.',
    },
    instead: LEFT_OUT,
  },
  F003: {
    what: { en: 'Properties without a counterpart: {names}.', ru: 'Свойства без соответствия: {names}.' },
    instead: { en: 'They were left out.', ru: 'Не перенесены.' },
  },
  F004: {
    what: { en: '“{target}” is not among the files.', ru: '«{target}» нет среди файлов.' },
    instead: { en: 'The small entity “{entity}” stands for it.', ru: 'Вместо неё создана малая сущность «{entity}».' },
  },
  F005: {
    what: { en: '“{target}” is not among the files.', ru: '«{target}» нет среди файлов.' },
    instead: { en: 'The platform’s own “{entity}” is used.', ru: 'Используется сущность платформы «{entity}».' },
  },
  F006: {
    what: { en: 'A link to records of several entities.', ru: 'Ссылка на записи нескольких сущностей.' },
    instead: {
      en: 'Two texts hold the entity and the record: {names}.',
      ru: 'Сущность и запись хранятся двумя текстами: {names}.',
    },
  },
  F007: {
    what: {
      en: 'The condition of “{property}” cannot be said: {text}',
      ru: 'Условие «{property}» не выразить: {text}',
    },
    instead: LEFT_OUT,
  },
  F008: {
    what: { en: 'The default {value} cannot be said.', ru: 'Значение по умолчанию {value} не выразить.' },
    instead: { en: 'The field begins empty.', ru: 'Поле изначально пустое.' },
  },
  F009: {
    what: { en: 'The limit {limit} of {what} cannot be kept.', ru: 'Предел {limit} ({what}) не сохранить.' },
    instead: { en: 'The limit became {ours}.', ru: 'Предел стал {ours}.' },
  },
  F010: {
    what: {
      en: 'The source has no Russian for {count} of its texts: {names}.',
      ru: 'В источнике нет русского для текстов ({count}): {names}.',
    },
    instead: { en: 'The English text stands in both languages.', ru: 'Английский текст стоит на обоих языках.' },
  },
  F011: {
    what: { en: 'The name “{name}” is taken or reserved.', ru: 'Имя «{name}» занято или зарезервировано.' },
    instead: { en: 'The name became “{ours}”.', ru: 'Имя стало «{ours}».' },
  },
  F012: {
    what: { en: 'A form with one single record.', ru: 'Форма с единственной записью.' },
    instead: {
      en: 'An ordinary entity; nothing stops a second record.',
      ru: 'Обычная сущность; вторая запись не запрещена.',
    },
  },
  F013: {
    what: {
      en: 'Records are identified by names made by the rule “{rule}”.',
      ru: 'Записи опознаются по именам, созданным правилом «{rule}».',
    },
    instead: {
      en: 'Records have an id of the platform, and the name stands in {ours}.',
      ru: 'У записей идентификатор платформы, а имя хранится: {ours}.',
    },
  },
  F014: {
    what: {
      en: 'Rows of this kind stand in several places: {places}.',
      ru: 'Такие строки стоят в нескольких местах: {places}.',
    },
    instead: {
      en: 'Each place has a reference of its own; access does not follow the record they stand in.',
      ru: 'У каждого места своя ссылка; доступ не наследуется от записи, где они стоят.',
    },
  },
  F015: {
    what: {
      en: 'The entity inherits from “{base}”, which is not among the files.',
      ru: 'Сущность наследует от «{base}», которой нет среди файлов.',
    },
    instead: { en: 'What it inherits was left out; {kept}.', ru: 'Унаследованное не перенесено; {kept}.' },
  },
  F016: {
    what: {
      en: 'The group of attributes “{group}” is not among the files.',
      ru: 'Группы атрибутов «{group}» нет среди файлов.',
    },
    instead: { en: 'It is said by: {kept}.', ru: 'Вместо неё: {kept}.' },
  },
  F017: {
    what: { en: 'A link of many records to many.', ru: 'Связь многих записей со многими.' },
    instead: { en: 'The entity “{entity}” holds the pairs.', ru: 'Пары хранит сущность «{entity}».' },
  },
  F018: {
    what: { en: 'A secret stands among the values of a record.', ru: 'Секрет хранится среди значений записи.' },
    instead: {
      en: 'It was left out: secrets belong to the settings of an environment, never to records.',
      ru: 'Не перенесено: секреты принадлежат настройкам среды, а не записям.',
    },
  },
  F019: {
    what: {
      en: 'It is required, and the counterpart cannot demand it: {why}.',
      ru: 'Заполнение обязательно, но потребовать его нельзя: {why}.',
    },
    instead: { en: 'It may stay empty.', ru: 'Может оставаться пустым.' },
  },
  F020: {
    what: { en: 'The values are in {unit}.', ru: 'Значения в единицах: {unit}.' },
    instead: { en: 'Ours are in {ours}; convert the data.', ru: 'Наши: {ours}; данные нужно пересчитать.' },
  },
  F021: {
    what: {
      en: 'The file adds to an entity of the source that is not among the files, and has no stored field of its own.',
      ru: 'Файл дополняет сущность источника, которой нет среди файлов, и не хранит своих полей.',
    },
    instead: { en: 'The entity has the one field “{ours}”.', ru: 'У сущности одно поле «{ours}».' },
  },
  F022: {
    what: {
      en: 'The field is read-only for people, and required.',
      ru: 'Поле закрыто для правки людьми и обязательно.',
    },
    instead: { en: 'It is open, or no person could create a record.', ru: 'Поле открыто, иначе запись не создать.' },
  },
  F023: {
    what: { en: 'The choice is narrowed by a condition: {text}', ru: 'Выбор сужен условием: {text}' },
    instead: { en: 'Every record may be chosen.', ru: 'Выбрать можно любую запись.' },
  },
  F024: {
    what: {
      en: 'The list shows records that lead here by a link without a counterpart ({link}).',
      ru: 'Список показывает записи, ведущие сюда ссылкой без соответствия ({link}).',
    },
    instead: LEFT_OUT,
  },
  F025: {
    what: { en: 'Several values at once: {what}.', ru: 'Сразу несколько значений: {what}.' },
    instead: { en: 'The field holds one.', ru: 'Поле хранит одно.' },
  },
  F026: {
    what: {
      en: 'The index over {names} reads columns without a counterpart.',
      ru: 'Индекс по {names} читает столбцы без соответствия.',
    },
    instead: LEFT_OUT,
  },
  F027: {
    what: { en: 'The definition cannot be read: {why}.', ru: 'Определение не читается: {why}.' },
    instead: LEFT_OUT,
  },
  F028: {
    what: { en: 'Which options are allowed depends on “{by}”.', ru: 'Допустимые варианты зависят от «{by}».' },
    instead: { en: 'Every option is allowed.', ru: 'Допустим любой вариант.' },
  },
  F029: {
    what: { en: 'It is recommended, neither required nor free.', ru: 'Заполнение рекомендовано.' },
    instead: { en: 'It may stay empty.', ru: 'Может оставаться пустым.' },
  },
} as const satisfies Readonly<Record<string, { readonly what: Text; readonly instead: Text }>>;

export type NoteCode = keyof typeof NOTES;

export interface Note {
  readonly code: NoteCode;
  readonly file: string;
  /** JSON pointer in the file. */
  readonly path: string;
  readonly params: Readonly<Record<string, string | number | Text>>;
}

/** What was met and what was done instead, in a language. */
export function sayNote(note: Note, locale: Locale): { readonly what: string; readonly instead: string } {
  const { what, instead } = NOTES[note.code];
  const fill = (text: Text) =>
    (text[locale] ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = note.params[name];
      return typeof value === 'object' ? (value[locale] ?? value.en ?? whole) : String(value ?? whole);
    });
  return { what: fill(what), instead: fill(instead) };
}

/** A place to write notes about one file. */
export interface Notebook {
  note(code: NoteCode, path: string, params?: Note['params']): void;
}

export function notebookOf(notes: Note[], file: string): Notebook {
  return { note: (code, path, params = {}) => void notes.push({ code, file, path, params }) };
}
