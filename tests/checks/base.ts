/** A small company about which there is nothing to say; each document of this folder changes it in one way. */

import { isObject } from '../../platform/language/layers';
import { mergePatch } from '../../platform/language/overlay';

const say = (en: string, ru: string) => ({ label: { en, ru } });
const name = { type: 'text', ...say('Name', 'Название'), required: true };

const BASE: Readonly<Record<string, unknown>> = {
  'system/package.json': {
    name: 'karkas-system',
    version: '1.2.0',
    karkas: { name: 'system', ...say('System', 'Система'), prefix: '' },
  },
  'system/user.entity.json': {
    name: 'user',
    ...say('User', 'Пользователь'),
    plural: { en: 'Users', ru: 'Пользователи' },
    title: 'name',
    fields: {
      name,
      team: { type: 'reference', ...say('Team', 'Подразделение'), to: 'team', onDelete: 'setNull' },
    },
    indexes: { byName: { fields: ['name'] } },
  },
  'system/team.entity.json': {
    name: 'team',
    ...say('Team of people', 'Подразделение людей'),
    plural: { en: 'Teams', ru: 'Подразделения' },
    title: 'name',
    fields: { name },
  },
  'system/administrator.role.json': {
    name: 'administrator',
    ...say('Administrator', 'Администратор'),
    administrator: true,
  },
  'system/users.view.json': {
    name: 'users',
    entity: 'user',
    type: 'list',
    ...say('Users', 'Пользователи'),
    columns: { name: {}, team: {} },
    sort: ['name'],
  },
  'system/teams.view.json': {
    name: 'teams',
    entity: 'team',
    type: 'list',
    ...say('Teams', 'Подразделения'),
    columns: { name: {} },
  },
  'system/settings.workspace.json': {
    name: 'settings',
    ...say('Settings', 'Настройки'),
    roles: ['administrator'],
    items: { users: { view: 'users', icon: 'user' }, teams: { view: 'teams', icon: 'team' } },
  },
  'shop/package.json': {
    name: 'karkas-shop',
    version: '1.0.0',
    dependencies: { 'karkas-system': '^1.0.0' },
    karkas: { name: 'shop', ...say('Shop', 'Магазин'), prefix: '' },
  },
  'shop/size.choices.json': {
    name: 'size',
    ...say('Size', 'Размер'),
    options: { small: say('Small', 'Малый'), big: say('Big', 'Большой') },
  },
  'shop/buyer.entity.json': {
    name: 'buyer',
    ...say('Buyer', 'Покупатель'),
    plural: { en: 'Buyers', ru: 'Покупатели' },
    icon: 'shop',
    title: 'name',
    traits: { owned: {} },
    fields: {
      code: { type: 'text', ...say('Code', 'Код'), unique: true },
      name,
      size: { type: 'choice', ...say('Size', 'Размер'), of: 'size' },
      discount: { type: 'decimal', ...say('Discount', 'Скидка'), min: 0, max: 100 },
      purchases: { type: 'collection', ...say('Purchases', 'Покупки'), of: 'purchase', by: 'buyer' },
      spent: { type: 'rollUp', ...say('Spent', 'Потрачено'), over: 'purchases', sum: 'total' },
    },
    indexes: { byName: { fields: ['name'] } },
    checks: {
      discount: { that: 'discount < 100', message: { en: 'Nothing is free.', ru: 'Даром не отдаём.' } },
    },
  },
  'shop/purchase.entity.json': {
    name: 'purchase',
    ...say('Purchase', 'Покупка'),
    plural: { en: 'Purchases', ru: 'Покупки' },
    title: 'number',
    fields: {
      number: { type: 'text', ...say('Number', 'Номер'), unique: true, required: true },
      buyer: { type: 'reference', ...say('Buyer', 'Покупатель'), to: 'buyer', required: true, onDelete: 'restrict' },
      day: { type: 'date', ...say('Day', 'День') },
      rows: { type: 'lines', ...say('Rows', 'Строки'), of: 'purchaseRow' },
      total: { type: 'rollUp', ...say('Total', 'Итого'), over: 'rows', sum: 'price' },
    },
    indexes: { byDay: { fields: ['day'] } },
  },
  'shop/purchaseRow.entity.json': {
    name: 'purchaseRow',
    ...say('Row of a purchase', 'Строка покупки'),
    plural: { en: 'Rows of purchases', ru: 'Строки покупок' },
    title: 'thing',
    traits: { part: { of: 'purchase' } },
    fields: {
      purchase: { type: 'reference', ...say('Purchase', 'Покупка'), to: 'purchase', onDelete: 'cascade' },
      thing: { type: 'text', ...say('Thing', 'Вещь') },
      price: { type: 'decimal', ...say('Price', 'Цена') },
    },
  },
  'shop/buyer.form.json': {
    name: 'buyer',
    entity: 'buyer',
    header: { fields: { spent: {} } },
    tabs: {
      main: {
        ...say('Main', 'Основное'),
        sections: { main: { fields: { name: {}, code: {}, size: {}, owner: {} } } },
      },
      more: { ...say('More', 'Дополнительно'), sections: { more: { fields: { discount: {} } } } },
    },
    related: { purchases: { ...say('Purchases', 'Покупки'), collection: 'purchases' } },
  },
  'shop/buyers.view.json': {
    name: 'buyers',
    entity: 'buyer',
    type: 'list',
    ...say('Buyers', 'Покупатели'),
    columns: { name: {}, size: {}, spent: { total: 'sum' }, 'owner.name': { hidden: true } },
    filters: { size: {} },
    presets: { big: { ...say('Big ones', 'Крупные'), where: { size: 'big' } } },
    sort: ['name'],
  },
  'shop/buyerBoard.view.json': {
    name: 'buyerBoard',
    entity: 'buyer',
    type: 'board',
    ...say('Buyers by size', 'Покупатели по размеру'),
    by: 'size',
    sum: 'spent',
  },
  'shop/purchases.view.json': {
    name: 'purchases',
    entity: 'purchase',
    type: 'list',
    ...say('Purchases', 'Покупки'),
    columns: { number: {}, buyer: {}, day: {}, total: {} },
    sort: ['-day'],
  },
  'shop/trade.workspace.json': {
    name: 'trade',
    ...say('Trade', 'Торговля'),
    items: {
      buyers: { view: 'buyers' },
      more: { ...say('More', 'Ещё'), items: { board: { view: 'buyerBoard' }, purchases: { view: 'purchases' } } },
    },
  },
  'shop/seller.role.json': {
    name: 'seller',
    ...say('Seller', 'Продавец'),
    entities: {
      user: { read: 'all' },
      team: { read: 'all' },
      buyer: { read: 'team', create: 'all', update: 'own', fields: { discount: { write: false } } },
      purchase: { read: 'all', create: 'all', update: 'all' },
    },
  },
  'shop/buyers.data.json': {
    name: 'buyers',
    entity: 'buyer',
    key: 'code',
    records: { first: { code: 'first', name: 'Первый' }, second: { code: 'second', name: 'Второй' } },
  },
  'shop/purchases.data.json': {
    name: 'purchases',
    entity: 'purchase',
    key: 'number',
    records: { one: { number: '1', buyer: { $ref: { code: 'first' } } } },
  },
};

/** The files with changes: a merge patch of one that is there, or a new one; null removes. */
export function filesWith(
  changes: Readonly<Record<string, unknown>>,
): readonly { readonly path: string; readonly text: string }[] {
  const all = new Map(Object.entries(BASE));
  for (const [path, change] of Object.entries(changes)) {
    const before = all.get(path);
    if (change === null) all.delete(path);
    else all.set(path, before && isObject(change) ? mergePatch(before, change) : change);
  }
  return [...all].map(([path, body]) => ({ path, text: JSON.stringify(body) }));
}
