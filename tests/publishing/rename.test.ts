import { overFolder } from '../../platform/catalog/compose';
import type { Context } from '../../platform/foundation/context';
import { type ChangeSets, createChangeSets } from '../../platform/publishing/change-sets/change-sets';
import type { Renaming } from '../../platform/publishing/change-sets/rename';
import { shippedLayers } from '../crm/world';
import { ENGINES, type Place, silent } from '../storage/engines';
import { openWorkshop, type Workshop } from './workshop';

type Json = Readonly<Record<string, unknown>>;

describe.each(ENGINES.filter(({ name }) => name !== 'SQLite in a file'))(
  'a rename in a change set on $name',
  (engine) => {
    let place: Place;
    let shop: Workshop;
    let sets: ChangeSets;
    beforeAll(async () => {
      place = await engine.create();
      shop = await openWorkshop(place);
      await shop.publish(overFolder(shippedLayers(), []).layers);
      sets = createChangeSets({ ...shop, log: silent, reviewedKinds: [], baseCurrency: 'RUB', language: 'ru' });
      await published('Begin', async (id) => {
        const size = {
          type: 'choice',
          label: label('Size'),
          options: { s: { label: label('S') }, l: { label: label('L') } },
        };
        await patch(id, 'entity', 'team', { fields: { x_note: { type: 'text', label: label('Note') }, x_size: size } });
        await patch(id, 'view', 'teams', { columns: { x_note: {} } });
        await whole(id, 'entity', 'x_tool', {
          label: label('Tool'),
          plural: label('Tools'),
          title: 'name',
          fields: { name: { type: 'text', label: label('Name') } },
        });
        await whole(id, 'view', 'x_tools', {
          entity: 'x_tool',
          type: 'list',
          label: label('Tools'),
          columns: { name: {} },
        });
      });
    });
    afterAll(() => place.drop());

    const label = (text: string) => ({ en: text, ru: text });
    const now = (): Context => shop.context();
    const patch = (id: string, kind: string, name: string, said: Json) =>
      sets.change(now(), id, { kind, name, package: 'customer' }, { patch: said });
    const whole = (id: string, kind: string, name: string, said: Json) =>
      sets.change(now(), id, { kind, name, package: 'customer' }, { whole: said });

    async function published(name: string, work: (id: string) => Promise<unknown>): Promise<void> {
      const { id } = await sets.open(now(), { name });
      await work(id);
      await sets.publish(now(), id, []);
    }

    const refused = async (rename: Renaming) => {
      const { id } = await sets.open(now(), { name: 'Refused' });
      return sets.rename(now(), id, rename);
    };

    it('of a field keeps its values and history, and every mention and saved filter follows', async () => {
      // given
      const { id: team } = await shop.records.create(now(), 'team', { name: 'North', x_note: 'cold' });
      const filter = {
        name: 'Cold',
        view: 'teams',
        where: JSON.stringify({ x_note: { $contains: 'cold' }, 'parent.x_note': 'warm' }),
        sort: '-x_note,name',
        columns: JSON.stringify(['name', 'x_note']),
      };
      const { id: kept } = await shop.records.create(now(), 'savedFilter', filter);
      const { id } = await sets.open(now(), { name: 'Remark' });

      // when
      const renamed = await sets.rename(now(), id, { what: 'field', entity: 'team', from: 'x_note', to: 'x_remark' });

      // then
      expect(renamed.changes.map((change) => `${change.kind} ${change.name}`).sort()).toEqual([
        'entity team',
        'view teams',
      ]);
      expect(renamed.operations).toEqual([{ what: 'field', entity: 'team', from: 'x_note', to: 'x_remark' }]);
      expect((await sets.plan(now(), id)).confirm).toEqual([]);

      // when
      await sets.publish(now(), id, []);

      // then
      expect(await shop.records.read(now(), 'team', team, ['x_remark'])).toMatchObject({ x_remark: 'cold' });
      expect(shop.current.current().entity('team').fields.get('x_remark')?.definition).toMatchObject({
        formerly: ['x_note'],
      });
      const [made] = await shop.records.history(now(), 'team', team, { limit: 1, offset: 0 });
      expect(made?.changes).toContainEqual({ field: 'x_remark', from: null, to: 'cold' });
      const after = await shop.records.read(now(), 'savedFilter', kept);
      expect(JSON.parse(String(after['where']))).toEqual({
        x_remark: { $contains: 'cold' },
        'parent.x_remark': 'warm',
      });
      expect(after['sort']).toBe('-x_remark,name');
      expect(JSON.parse(String(after['columns']))).toEqual(['name', 'x_remark']);
      const [rewritten] = await shop.records.history(now(), 'savedFilter', kept, { limit: 1, offset: 0 });
      expect(rewritten?.channel).toBe('publish');
    });

    it('of an entity keeps its records, and of an option the records that hold it', async () => {
      // given
      const { id: tool } = await shop.records.create(now(), 'x_tool', { name: 'Hammer' });
      const { id: team } = await shop.records.create(now(), 'team', { name: 'South', x_size: 's' });

      // when
      await published('Device', async (id) => {
        await sets.rename(now(), id, { what: 'artefact', kind: 'entity', from: 'x_tool', to: 'x_device' });
        await sets.rename(now(), id, { what: 'option', entity: 'team', field: 'x_size', from: 's', to: 'small' });
      });

      // then
      expect(await shop.records.read(now(), 'x_device', tool, ['name'])).toMatchObject({ name: 'Hammer' });
      expect(await shop.records.history(now(), 'x_device', tool, { limit: 5, offset: 0 })).toHaveLength(1);
      expect(shop.current.current().artefact('view', 'x_tools')).toMatchObject({ entity: 'x_device' });
      expect(shop.current.current().artefact('entity', 'x_device')).toMatchObject({ formerly: ['x_tool'] });
      expect(await shop.records.read(now(), 'team', team, ['x_size'])).toMatchObject({ x_size: 'small' });
    });

    it('twice over, and of what was never published, remembers only names that somebody could know', async () => {
      // given
      const { id } = await sets.open(now(), { name: 'Twice' });
      await patch(id, 'entity', 'team', { fields: { x_new: { type: 'text', label: label('New') } } });

      // when
      await sets.rename(now(), id, { what: 'field', entity: 'team', from: 'x_new', to: 'x_newer' });
      await sets.rename(now(), id, { what: 'field', entity: 'team', from: 'x_size', to: 'x_girth' });
      const renamed = await sets.rename(now(), id, { what: 'field', entity: 'team', from: 'x_girth', to: 'x_width' });

      // then
      const fields = renamed.changes.find(({ name }) => name === 'team')?.becomes?.['fields'] as Readonly<
        Record<string, Json>
      >;
      expect(fields['x_newer']?.['formerly']).toBeUndefined();
      expect(fields['x_width']?.['formerly']).toEqual(['x_size']);
      expect(renamed.operations.map(({ from, to }) => `${from} ${to}`)).toEqual(['x_size x_girth', 'x_girth x_width']);
    });

    it('is refused for what a package owns, for a name in use and for one that is none', async () => {
      const amount: Renaming = { what: 'field', entity: 'deal', from: 'amount', to: 'x_amount' };
      const field = (to: string): Renaming => ({ what: 'field', entity: 'team', from: 'x_remark', to });

      await expect(refused(amount)).rejects.toMatchObject({
        code: 'ownedByPackage',
        params: { name: 'amount', package: 'crm' },
      });
      await expect(refused({ what: 'artefact', kind: 'entity', from: 'deal', to: 'sale' })).rejects.toMatchObject({
        code: 'ownedByPackage',
      });
      await expect(refused(field('x_size'))).rejects.toMatchObject({ findings: [{ code: 'K010' }] });
      await expect(refused(field('x_re mark'))).rejects.toMatchObject({ findings: [{ code: 'K008' }] });
      await expect(refused(field('remark'))).rejects.toMatchObject({ findings: [{ code: 'K015' }] });
    });
  },
);
