import { hashPassword, randomPassword, verifyPassword } from '../../platform/access/passwords';
import { policyOf, visibility } from '../../platform/access/policy';
import { type Actor, SYSTEM_ACTOR } from '../../platform/foundation/context';
import { snapshotOf } from '../records/world';

const actor = (...roles: string[]): Actor => ({ ...SYSTEM_ACTOR, id: 'me', kind: 'user', roles });

const snapshot = snapshotOf(
  {},
  {
    seller: { entities: { box: { read: 'own', create: 'all', update: 'own' } } },
    helper: {
      entities: {
        '*': { read: 'all' },
        box: { read: 'team', fields: { weight: { read: false }, title: { write: false } } },
      },
    },
    counter: {
      entities: {
        '*': { read: 'all' },
        box: { read: 'own' },
        room: { read: 'all', fields: { boxTotal: { read: true } } },
      },
    },
    blindToLines: { entities: { box: { read: 'all', update: 'all' }, boxLine: { read: 'none', update: 'none' } } },
    nobody: {},
  },
);

describe('a policy', () => {
  it('grants nothing without roles, to unknown roles and to empty ones', () => {
    for (const policy of [
      policyOf(snapshot, actor()),
      policyOf(snapshot, actor('unknown')),
      policyOf(snapshot, actor('nobody')),
    ]) {
      expect(policy.may('box', 'read')).toBe(false);
      expect(policy.rows(snapshot.entity('box'), 'read')).toEqual({ op: 'constant', value: false });
      expect(policy.mayRead('box', 'title')).toBe(false);
    }
  });

  it('grants everything to the system and to administrators, but never what the platform sets itself', () => {
    for (const policy of [policyOf(snapshot, SYSTEM_ACTOR), policyOf(snapshot, actor('administrator'))]) {
      expect(policy.administrator).toBe(true);
      expect(policy.may('box', 'delete')).toBe(true);
      expect(policy.rows(snapshot.entity('box'), 'delete')).toBeNull();
      expect(policy.mayWrite('box', 'title')).toBe(true);
      expect(
        ['id', 'version', 'createdAt', 'deletedAt', 'total', 'net', 'number'].filter((field) =>
          policy.mayWrite('box', field),
        ),
      ).toEqual([]);
    }
  });

  it('is the union of roles for rows, and a denied field stays denied', () => {
    const both = policyOf(snapshot, actor('seller', 'helper'));

    expect(both.rows(snapshot.entity('box'), 'read')).toMatchObject({
      op: 'or',
      of: [{ path: { text: 'owner' } }, { path: { text: 'team' } }],
    });
    expect(both.rows(snapshot.entity('box'), 'update')).toMatchObject({ op: 'compare', path: { text: 'owner' } });
    expect(both.mayRead('box', 'weight')).toBe(false);
    expect(both.mayWrite('box', 'weight')).toBe(false);
    expect(both.mayWrite('box', 'title')).toBe(false);
    expect(both.mayRead('box', 'title')).toBe(true);
  });

  it('hides what is computed from hidden fields or from rows of which only some are seen', () => {
    const helper = policyOf(snapshot, actor('helper'));

    expect(helper.mayRead('box', 'load')).toBe(false);
    expect(helper.mayRead('boxLine', 'weightThere')).toBe(false);
    expect(helper.mayRead('box', 'total')).toBe(true);
    expect(helper.mayRead('room', 'boxCount')).toBe(false);
    expect(helper.mayRead('room', 'doubled')).toBe(false);
  });

  it('shows a total over rows seen in part when a role names it', () => {
    const counter = policyOf(snapshot, actor('counter'));

    expect(counter.mayRead('room', 'boxTotal')).toBe(true);
    expect(counter.mayRead('room', 'doubled')).toBe(true);
    expect(counter.mayRead('room', 'boxCount')).toBe(false);
  });

  it('lets parts follow their parent, and a role that names the part narrow them', () => {
    const seller = policyOf(snapshot, actor('seller'));
    const narrowed = policyOf(snapshot, actor('blindToLines'));

    expect(seller.rows(snapshot.entity('boxLine'), 'delete')).toMatchObject({
      op: 'compare',
      path: { text: 'box.owner' },
    });
    expect(visibility(seller)(snapshot.entity('boxLine'))).toMatchObject({
      path: { text: 'box.owner', entity: 'boxLine' },
    });
    expect(seller.may('boxLine', 'create')).toBe(true);
    expect(narrowed.may('boxLine', 'read')).toBe(false);
    expect(narrowed.may('box', 'read')).toBe(true);
  });

  it('is made once for the same roles, whoever has them', () => {
    const one = policyOf(snapshot, { ...actor('seller', 'helper'), id: 'a' });
    const other = policyOf(snapshot, { ...actor('helper', 'seller'), id: 'b' });

    expect(other).toBe(one);
    expect(policyOf(snapshotOf(), actor('clerk'))).not.toBe(policyOf(snapshotOf(), actor('clerk')));
  });
});

describe('passwords', () => {
  it('are known again by their hash and by nothing else', async () => {
    const password = randomPassword();
    const stored = await hashPassword(password);

    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(stored, password)).toBe(true);
    expect(await verifyPassword(stored, `${password}x`)).toBe(false);
    expect(await verifyPassword('not a hash', password)).toBe(false);
    expect(randomPassword()).not.toBe(password);
  });
});
