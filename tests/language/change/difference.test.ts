import { changesByArtefact, differenceBetween } from '../../../platform/language/change/difference';
import type { Layer } from '../../../platform/language/layers';
import { words } from '../../../platform/vocabulary/words';
import { shippedLayers, shippedSnapshot } from '../../crm/world';

const shipped = shippedLayers();

/** The shipped layers under a customer's changes. */
function changed(name: string, kind: string, body: Readonly<Record<string, unknown>>): readonly Layer[] {
  const manifest = {
    name: 'mine',
    version: '1.0.0',
    prefix: '',
    npmName: 'mine',
    dependencies: { '@karkas/crm': '*' },
  };
  const file = `mine/${name}.${kind}.json`;
  return [
    ...shipped,
    { package: manifest, artefacts: [{ kind, name, file, body: { name, extends: 'crm', ...body } }] },
  ];
}

function told(layers: readonly Layer[]) {
  return differenceBetween(shipped, layers, words).map(({ change, pointer, sentence }) => [change, pointer, sentence]);
}

describe('the difference between two states of the metadata', () => {
  it('is nothing between equal states, as layers or as a snapshot', () => {
    expect(differenceBetween(shipped, shippedSnapshot(), words)).toEqual([]);
  });

  it('says what a field became', () => {
    expect(told(changed('deal', 'entity', { fields: { amount: { required: true } } }))).toEqual([
      [
        'changed',
        '/fields/amount/required',
        {
          en: 'In the entity ‘Deal’: the field ‘Amount’ became required.',
          ru: 'В сущности «Сделка»: поле «Сумма» стало обязательным.',
        },
      ],
    ]);
    expect(told(changed('deal', 'entity', { fields: { title: { required: false } } }))).toMatchObject([
      [
        'changed',
        '/fields/title/required',
        {
          en: 'In the entity ‘Deal’: the field ‘Title’ is no longer required.',
          ru: 'В сущности «Сделка»: поле «Название» перестало быть обязательным.',
        },
      ],
    ]);
  });

  it('tells a new field, a removed one and a moved one as one change each', () => {
    const label = { en: 'Size', ru: 'Размер' };
    const fields = {
      size: { type: 'integer', label, min: 1, after: 'title' },
      tender: null,
      amount: { after: 'size' },
    };
    expect(told(changed('deal', 'entity', { fields }))).toEqual([
      [
        'added',
        '/fields/size',
        {
          en: 'In the entity ‘Deal’: the field ‘Size’ was added.',
          ru: 'В сущности «Сделка»: поле «Размер» добавлено.',
        },
      ],
      [
        'removed',
        '/fields/tender',
        {
          en: 'In the entity ‘Deal’: the field ‘Tender’ was removed.',
          ru: 'В сущности «Сделка»: поле «Тендер» удалено.',
        },
      ],
      [
        'moved',
        '/fields/amount',
        {
          en: 'In the entity ‘Deal’: the field ‘Amount’ moved after ‘Size’.',
          ru: 'В сущности «Сделка»: поле «Сумма» перемещено и стоит после «Размер».',
        },
      ],
    ]);
  });

  it('says where in a form something changed, and calls fields by their labels', () => {
    const main = { fields: { amount: { span: 2 }, code: {} }, collapsed: true };
    expect(
      told(changed('deal', 'form', { tabs: { main: { sections: { main } } } })).map(([, , sentence]) => sentence),
    ).toEqual([
      {
        en: 'In the form ‘Deal’, tab ‘Main’, section ‘Deal’: the form field ‘Amount’: ‘Span’ is now 2.',
        ru: 'В форме «Сделка», вкладка «Основное», раздел «Сделка»: поле «Сумма»: «Ширина» теперь 2.',
      },
      {
        en: 'In the form ‘Deal’, tab ‘Main’, section ‘Deal’: the form field ‘Code’ was added.',
        ru: 'В форме «Сделка», вкладка «Основное», раздел «Сделка»: поле «Код» добавлено.',
      },
      {
        en: 'In the form ‘Deal’, tab ‘Main’: the section ‘Deal’ became collapsed.',
        ru: 'В форме «Сделка», вкладка «Основное»: раздел «Сделка»: «Свёрнут» теперь да.',
      },
    ]);
  });

  it('tells values in people’s words: labels, not names', () => {
    const fields = { account: { to: 'contact', label: { en: 'Client', ru: 'Клиент' } } };
    expect(told(changed('deal', 'entity', { fields })).map(([, , sentence]) => sentence)).toEqual([
      {
        en: 'In the entity ‘Deal’: the field ‘Client’: ‘To’ changed from ‘Account’ to ‘Contact’.',
        ru: 'В сущности «Сделка»: поле «Клиент»: «На» изменилось с «Контрагент» на «Контакт».',
      },
      {
        en: 'In the entity ‘Deal’: the field ‘Client’: ‘Label’ changed from ‘Account’ to ‘Client’.',
        ru: 'В сущности «Сделка»: поле «Клиент»: «Подпись» изменилось с «Контрагент» на «Клиент».',
      },
    ]);
  });

  it('tells a whole artefact as one change', () => {
    const without = shipped.map((layer) => ({
      ...layer,
      artefacts: layer.artefacts.filter(({ kind, name }) => kind !== 'choices' || name !== 'source'),
    }));
    const [removed] = differenceBetween(shipped, without, words);
    const [added] = differenceBetween(without, shipped, words);
    expect(removed?.sentence.en).toMatch(/^The choices ‘.+’ was removed\.$/);
    expect(added?.sentence.ru).toMatch(/^Список вариантов «.+» — добавлен\.$/);
  });

  it('tells a rename as a rename', () => {
    const label = { en: 'Size', ru: 'Размер' };
    const before = changed('deal', 'entity', { fields: { size: { type: 'integer', label } } });
    const after = changed('deal', 'entity', { fields: { volume: { type: 'integer', label, min: 1 } } });
    const changes = differenceBetween(before, after, words, [
      { what: 'field', entity: 'deal', from: 'size', to: 'volume' },
    ]);
    expect(changes.map(({ change, from, to }) => [change, from, to])).toEqual([
      ['renamed', 'size', 'volume'],
      ['changed', undefined, 1],
    ]);
    expect(changesByArtefact(changes).map((group) => group.map(({ brief }) => brief.en))).toEqual([
      ['The name ‘size’ became ‘volume’.', 'The field ‘Size’: ‘Least value’ is now 1.'],
    ]);
  });
});
