/** What a customer made of `equipment-service` 1.0.0: every text of it begins with "Our". */
type Body = Readonly<Record<string, unknown>>;

const our = (text: string) => ({ en: `Our ${text}`, ru: `Our ${text}` });
const over = { extends: 'equipmentService' };

export const EDITS: Readonly<Record<string, Body>> = {
  'entity account': {
    extends: 'crm',
    fields: {
      industry: { label: our('industry') },
      svc_engineer: { label: our('engineer') },
      svc_accessNotes: { label: our('way in'), rows: 5 },
      x_rating: { type: 'integer', label: our('rating') },
    },
  },
  'form account': {
    extends: 'crm',
    tabs: {
      svc_service: { label: our('service'), sections: { terms: { fields: { x_rating: { after: 'svc_engineer' } } } } },
    },
  },
  'view accounts': { extends: 'crm', columns: { svc_serviceLevel: { width: 222 }, svc_engineer: null } },
  'entity svc_equipment': {
    ...over,
    description: our('machine'),
    fields: {
      serial: { label: our('plate'), maxLength: 70 },
      inventoryNumber: { label: our('tag') },
      warrantyCard: { label: our('card'), maxLength: 90 },
      x_color: { type: 'text', label: our('color'), after: 'serial' },
      x_carded: { type: 'formula', as: 'text', value: 'coalesce(warrantyCard, serial)', label: our('carded') },
    },
    checks: { warranty: { message: our('warranty') } },
  },
  'view svc_equipment': {
    ...over,
    label: our('machines'),
    presets: { maintenanceDue: { label: our('maintenance'), where: { serial: { $empty: false } } } },
    columns: { name: { width: 333 }, warrantyCard: { width: 99 }, x_color: { after: 'serial' } },
  },
  'view svc_visitBoard': { ...over, label: our('board') },
  'entity svc_case': { ...over, fields: { subject: { label: our('subject') }, callerPhone: { label: our('caller') } } },
  'choices svc_caseKind': { ...over, options: { other: { label: our('other kind') } } },
  'choices svc_serviceLevel': { ...over, options: { basic: { label: our('basic') }, full: null } },
  'choices svc_equipmentStatus': { ...over, options: { stopped: { color: 'purple' } } },
  'view svc_openCases': {
    ...over,
    label: our('queue'),
    where: { open: true, kind: { $ne: 'other' }, status: { $ne: 'waiting' } },
  },
  'entity svc_agreement': {
    ...over,
    fields: { fee: { label: our('fee') }, reaction: { label: our('reaction'), default: 4 } },
  },
  'role salesManager': { extends: 'crm', entities: { svc_case: { read: 'own' } } },
  'view x_machines': {
    entity: 'svc_equipment',
    type: 'list',
    label: our('list'),
    columns: { name: {}, serial: {}, x_color: {} },
    sort: ['name'],
  },
  'workspace x_ours': {
    label: our('workspace'),
    items: { machines: { view: 'x_machines' }, board: { view: 'svc_visitBoard' } },
  },
};
