/** The packages that stand below every document of this folder: users, and a small company. */
const label = { en: 'Label', ru: 'Подпись' };
const text = { type: 'text', label };

export const BASE: Readonly<Record<string, unknown>> = {
  'system/package.json': {
    name: 'karkas-system',
    version: '1.2.0',
    karkas: { name: 'system', label, prefix: '' },
  },
  'system/user.entity.json': {
    name: 'user',
    label,
    plural: label,
    title: 'name',
    fields: { name: text, team: { type: 'reference', label, to: 'team' } },
  },
  'system/team.entity.json': {
    name: 'team',
    label,
    plural: label,
    title: 'name',
    traits: { hierarchical: { by: 'parent' } },
    fields: { name: text, parent: { type: 'reference', label, to: 'team' } },
  },
  'shop/package.json': {
    name: 'karkas-shop',
    version: '1.0.0',
    dependencies: { 'karkas-system': '^1.0.0' },
    karkas: { name: 'shop', label, prefix: '' },
  },
  'shop/size.choices.json': { name: 'size', label, options: { small: { label }, big: { label } } },
  'shop/customer.entity.json': {
    name: 'customer',
    label,
    plural: label,
    title: 'name',
    traits: { owned: {} },
    fields: {
      code: { ...text, unique: true },
      name: text,
      size: { type: 'choice', label, of: 'size' },
      discount: { type: 'decimal', label },
      purchases: { type: 'collection', label, of: 'purchase', by: 'customer' },
      spent: { type: 'rollUp', label, over: 'purchases', sum: 'total' },
    },
  },
  'shop/purchase.entity.json': {
    name: 'purchase',
    label,
    plural: label,
    title: 'number',
    fields: {
      number: text,
      customer: { type: 'reference', label, to: 'customer' },
      day: { type: 'date', label },
      rows: { type: 'lines', label, of: 'purchaseRow' },
      total: { type: 'rollUp', label, over: 'rows', sum: 'price' },
    },
  },
  'shop/purchaseRow.entity.json': {
    name: 'purchaseRow',
    label,
    plural: label,
    title: 'thing',
    traits: { part: { of: 'purchase' } },
    fields: {
      purchase: { type: 'reference', label, to: 'purchase', onDelete: 'cascade' },
      thing: text,
      price: { type: 'decimal', label },
    },
  },
  'shop/customers.view.json': {
    name: 'customers',
    entity: 'customer',
    type: 'list',
    label,
    columns: { name: {}, 'owner.name': {} },
    sort: ['-name'],
  },
};
