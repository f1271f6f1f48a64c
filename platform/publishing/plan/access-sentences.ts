import type { Entity, Text } from '../../language/contracts';
import type { AccessChange } from '../contracts';

const VERBS: Readonly<Record<AccessChange['action'], Text>> = {
  everything: { en: 'do everything', ru: 'делать всё' },
  read: { en: 'read', ru: 'читать' },
  create: { en: 'create', ru: 'создавать' },
  update: { en: 'change', ru: 'изменять' },
  delete: { en: 'delete', ru: 'удалять' },
  import: { en: 'import', ru: 'загружать' },
  export: { en: 'export', ru: 'выгружать' },
};

/** “After this 14 more people can read ‘Salary’.” */
export function sayPeople(change: AccessChange, entity: Entity): Text {
  const field = change.field === undefined ? undefined : entity.fields.get(change.field)?.label;
  const { en, ru } = field ?? entity.plural;
  return said(change, { en: ` ‘${en}’`, ru: ` «${ru}»` });
}

export function sayAdministrators(change: AccessChange): Text {
  return said(change, { en: '', ru: '' });
}

function said({ action, change, count }: AccessChange, object: Text): Text {
  const verb = VERBS[action];
  const [number, people] = [count.toLocaleString('en'), count === 1 ? 'person' : 'people'];
  const russian = `${count.toLocaleString('ru')} ${isFew(count) ? 'человека' : 'человек'}`;
  return change === 'gained'
    ? {
        en: `After this ${number} more ${people} can ${verb.en}${object.en}.`,
        ru: `После этого ${verb.ru}${object.ru} смогут ещё ${russian}.`,
      }
    : {
        en: `After this ${number} ${people} can no longer ${verb.en}${object.en}.`,
        ru: `После этого ${verb.ru}${object.ru} больше не смогут ${russian}.`,
      };
}

/** “Anna loses 3,211 deals.” */
export function sayRows(name: string, { plural }: Entity, by: number): Text {
  const count = Math.abs(by);
  return {
    en: `${name} ${by < 0 ? 'loses' : 'gains'} ${count.toLocaleString('en')} ${lower(plural.en)}.`,
    ru: `${name}: записей «${plural.ru}» ${by < 0 ? 'меньше' : 'больше'} на ${count.toLocaleString('ru')}.`,
  };
}

/** The condition reads what the database does not have yet. */
export function sayUncounted(people: number, { plural }: Entity): Text {
  return {
    en: `Which ${lower(plural.en)} ${people} of the people see changes; how many can be said when it is published.`,
    ru: `Изменится, какие «${plural.ru}» видят пользователи (${people}); сколько, можно сказать после публикации.`,
  };
}

function isFew(count: number): boolean {
  return [2, 3, 4].includes(count % 10) && ![12, 13, 14].includes(count % 100);
}

function lower(text = ''): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
