/** The typed SDK as its users meet it: a file beside their own code, a compiler, and a running server. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import ts from 'typescript';
import { type ClientOptions, connect, KarkasError } from '../../platform/publishing/sdk/client';
import { PASSWORD, startWorld, type World } from '../http/world';
import { type Engine, ENGINES as STORAGE_ENGINES } from '../storage/engines';
import { type Folder, makeFolder } from './world';

jest.setTimeout(180_000);

let world: World;
let folder: Folder;
let url: string;
let database: string;

beforeAll(async () => {
  const inFile = STORAGE_ENGINES.find(({ name }) => name === 'SQLite in a file') as Engine;
  const place = await inFile.create();
  world = await startWorld({ name: inFile.name, create: async () => place });
  await world.as('developer');
  folder = makeFolder();
  database = place.url;
  writeTypes('crm.ts');
  url = `http://127.0.0.1:${(world.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await world.close();
  folder.remove();
});

/** Code that must compile: every part of the client, as a program would use it. */
const RIGHT = `
import { createClient, KarkasError, revision, type Types } from './crm';
export async function work(): Promise<string> {
  const crm = createClient({ url: 'http://localhost' });
  await crm.signIn('me', 'secret');
  const page = await crm.records('order').list({
    where: {
      status: { $in: ['draft', 'confirmed'] },
      total: { $gt: 1000 },
      'account.city': { $startsWith: 'Sam' },
      'account.owner.name': 'Anna',
      lines: { $some: { quantity: { $gte: '2' } } },
      orderDate: { $during: 'thisMonth' },
      account: { $: 'me.id' },
      $or: [{ shippedDate: { $empty: true } }, { $not: { deal: null } }],
    },
    sort: ['-orderDate', 'account.name'],
    fields: ['number', 'status', 'account.name', 'total', 'lines.product'],
  });
  const [first] = page.records;
  const status: 'draft' | 'confirmed' | 'assembling' | 'shipped' | 'completed' | 'cancelled' | undefined = first?.status;
  const city: string = first?.account.name ?? '';
  const product: string | null = first?.lines[0]?.product.title ?? null;
  const account = await crm.records('account').create({ name: 'Rice Ltd', kinds: ['customer'], annualRevenue: { amount: '10' } });
  const values: Types.OrderCreate = { account: account.id, lines: [{ product: { id: '1' }, quantity: '2', price: { amount: '3' } }] };
  const order = await crm.records('order').create(values);
  const changed: Types.Order = await crm.records('order').update(order.id, order.version, { comment: null, status: 'shipped' });
  for await (const each of crm.records('deal').all({ fields: ['title'] })) console.info(each.title);
  const { rows } = await crm.query({
    from: 'order', group: ['status', { orderDate: 'month' }], measures: { total: { sum: 'total' }, n: { count: '*' } },
  });
  const n: string | number | null | undefined = rows[0]?.n;
  await crm.records('order').batch({ delete: [{ id: order.id }], upsert: { key: 'code', records: [{ code: 'a' }] } }, 'key');
  await crm.records('order').remove(changed.id, changed.version);
  if (crm.serverRevision !== revision) throw new KarkasError(0, {});
  return [status, city, product, n].join();
}
`;

/** Lines that must not compile, each after the same beginning. */
const WRONG: Readonly<Record<string, string>> = {
  'an entity that does not exist': `crm.records('oder');`,
  'a field that does not exist, in a list': `crm.records('order').list({ fields: ['numbr'] });`,
  'a field that does not exist, beyond a reference': `crm.records('order').list({ fields: ['account.nmae'] });`,
  'a field that does not exist, in an order': `crm.records('order').list({ sort: ['-totl'] });`,
  'a field that does not exist, in a condition': `crm.records('order').list({ where: { totl: 1 } });`,
  'a field that does not exist, in a condition on lines': `crm.records('order').list({ where: { lines: { $some: { qty: 1 } } } });`,
  'a field that does not exist, in a new record': `crm.records('contact').create({ name: { full: 'A' }, phon: '1' });`,
  'a field that does not exist, in a change': `crm.records('order').update('1', 1, { coment: 'x' });`,
  'a field that does not exist, in a row': `crm.records('order').create({ account: '1', lines: [{ product: '1', qty: '1', price: { amount: '1' } }] });`,
  'a field that was not asked for': `crm.records('order').list({ fields: ['number'] }).then(({ records }) => records[0]?.total);`,
  'an option that does not exist': `crm.records('order').update('1', 1, { status: 'drafted' });`,
  'an option that does not exist, in a condition': `crm.records('order').list({ where: { status: 'drafted' } });`,
  'an operator that does not exist': `crm.records('order').list({ where: { total: { $above: 1 } } });`,
  'a value of the wrong type': `crm.records('account').create({ name: 5 });`,
  'a value of the wrong type, inside money': `crm.records('account').create({ name: 'A', annualRevenue: { amount: true } });`,
  'a part of money that does not exist': `crm.records('account').create({ name: 'A', annualRevenue: { amount: '1', curency: 'RUB' } });`,
  'a required field that is missing': `crm.records('account').create({ city: 'Samara' });`,
  'a required field that is missing, in a row': `crm.records('order').create({ account: '1', lines: [{ quantity: '1' }] });`,
  'a required field that is emptied': `crm.records('account').update('1', 1, { name: null });`,
  'a computed field that is written': `crm.records('order').update('1', 1, { total: '5' });`,
  'a query over a field that does not exist': `crm.query({ from: 'order', measures: { sum: { sum: 'totl' } } });`,
  'an update that does not say which version was seen': `crm.records('order').update('1', { comment: 'x' });`,
};

describe('the file that karkas types writes', () => {
  it('compiles by itself and with right code, under the strictest settings', () => {
    // given
    const file = written('right.ts', RIGHT);

    // when
    const mistakes = compile([file, join(folder.path, 'crm.ts')]);

    // then
    expect(mistakes).toEqual([]);
  });

  it('makes wrong names, wrong types and missing fields fail to compile, each in its line', () => {
    // given
    const begin = `import { createClient } from './crm';\nconst crm = createClient({ url: '' });\n`;
    const files = Object.values(WRONG).map((line, index) => written(`wrong${index}.ts`, `${begin}void ${line}\n`));

    // when
    const mistakes = compile(files);

    // then
    const compiled = Object.keys(WRONG).filter((_, index) => !mistakes.some(({ file }) => file === `wrong${index}.ts`));
    expect(compiled).toEqual([]);
    expect(mistakes.filter(({ line }) => line !== 3)).toEqual([]);
  });

  it('names the revision it was made of, imports nothing, and is the same when it is made again', () => {
    // given
    const text = readFileSync(join(folder.path, 'crm.ts'), 'utf8');
    const { revision } = world.app.current.current();

    // when
    const told = writeTypes('again.ts');

    // then
    expect(readFileSync(join(folder.path, 'again.ts'), 'utf8')).toBe(text);
    expect(told).toMatchObject({ revision, entities: world.app.current.current().entityNames.length });
    expect(text).toContain(`export const revision = ${JSON.stringify(revision)};`);
    expect(text).not.toMatch(/^import /m);
  });
});

describe('the client in it', () => {
  it('reads, writes, counts and refuses as the server does', async () => {
    // given
    const { createClient, revision } = run();
    const crm = createClient({ url });
    await crm.signIn('developer', PASSWORD);

    // when
    const account = await crm.records('account').create({ name: 'Rice Ltd', city: 'Samara' });
    const product = await crm.records('product').create({ name: 'Rice', code: 'R1', price: { amount: '20.00' } });
    const rows = [{ product: product.id, quantity: '3', price: { amount: '20.00' } }];
    const order = await crm.records('order').create({ account: account.id, lines: rows });
    const changed = await crm.records('order').update(order.id, order.version, { status: 'confirmed' });
    const page = await crm.records('order').list({
      where: { 'account.city': 'Samara', lines: { $some: { quantity: { $gt: 2 } } } },
      fields: ['status', 'total', 'account.city', 'lines.quantity'],
      count: 'exact',
    });
    const { rows: totals } = await crm.query({
      from: 'order',
      group: ['status'],
      measures: { total: { sum: 'total' } },
    });

    // then
    expect(page).toMatchObject({ count: 1, next: null });
    expect(page.records[0]).toMatchObject({ status: 'confirmed', account: { id: account.id, city: 'Samara' } });
    expect(page.records[0]?.lines).toEqual([expect.objectContaining({ quantity: '3.000' })]);
    expect(changed.version).toBeGreaterThan(order.version);
    expect(totals).toEqual([expect.objectContaining({ status: 'confirmed', total: expect.stringMatching(/^60/) })]);
    expect(crm.serverRevision).toBe(revision);
  });

  it('walks through all pages, writes many at once, removes and restores', async () => {
    // given
    const crm = run().createClient({ url });
    await crm.signIn('developer', PASSWORD);
    const many = Array.from({ length: 25 }, (_, index) => ({ name: `Walk ${String(index).padStart(2, '0')}` }));

    // when
    const { created } = await crm.records('account').batch({ create: many }, 'walk');
    const { created: again } = await crm.records('account').batch({ create: many }, 'walk');
    const names: string[] = [];
    const walk = { where: { name: { $startsWith: 'Walk' } }, sort: ['-name'], fields: ['name'], limit: 10 };
    for await (const { name } of crm.records('account').all(walk)) names.push(name);
    const id = created[0]?.id ?? '';
    await crm.records('account').remove(id);
    const gone = await crm
      .records('account')
      .get(id)
      .catch((error: KarkasError) => error);
    const back = await crm.records('account').restore(id);

    // then
    expect(again).toEqual(created);
    expect(names).toEqual(many.map(({ name }) => name).reverse());
    expect(gone).toMatchObject({ name: 'KarkasError', code: 'notFound', status: 404 });
    expect(back.name).toBe('Walk 00');
  });

  it('turns a refusal into an error with its findings, and asks for a sign-in after signing out', async () => {
    // given
    const crm = connect<AnyEntities>({ url });
    await crm.signIn('developer', PASSWORD);

    // when
    const refused = await crm
      .records('account')
      .create({ nmae: 'x' })
      .catch((error: unknown) => error);
    await crm.signOut();
    const out = await crm.me().catch((error: unknown) => error);

    // then
    expect(refused).toBeInstanceOf(KarkasError);
    expect(refused).toMatchObject({ code: 'invalid', status: 422 });
    expect((refused as KarkasError).findings).toContainEqual(expect.objectContaining({ code: 'V002', path: 'nmae' }));
    expect(out).toMatchObject({ code: 'signInNeeded' });
  });
});

/** Entities of which nothing is known: tests say what the compiler would refuse. */
interface AnyRecord {
  readonly id: string;
  readonly version: number;
  readonly [field: string]: unknown;
}
interface AnyEntities {
  readonly account: {
    readonly record: AnyRecord;
    readonly create: Readonly<Record<string, unknown>>;
    readonly update: Readonly<Record<string, unknown>>;
    readonly one: object;
    readonly lines: object;
    readonly many: object;
  };
}

/** The file as a module: compiled away from its types, and loaded. */
function run() {
  const text = readFileSync(join(folder.path, 'crm.ts'), 'utf8');
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const file = join(folder.path, 'crm.cjs');
  writeFileSync(file, outputText);
  return require(file) as { revision: string; createClient(options: ClientOptions): LooseClient };
}

/** What the loaded file has, as seen from a test that the types of the file do not reach. */
interface LooseClient {
  readonly serverRevision: string | null;
  signIn(login: string, password: string): Promise<void>;
  records(entity: string): {
    list(request: object): Promise<{ records: LooseRecord[]; next: string | null; count?: number }>;
    all(request: object): AsyncIterable<{ name: string }>;
    get(id: string): Promise<LooseRecord>;
    create(values: object): Promise<LooseRecord>;
    update(id: string, version: number, values: object): Promise<LooseRecord>;
    remove(id: string): Promise<void>;
    restore(id: string): Promise<LooseRecord>;
    batch(request: object, key: string): Promise<{ created: { id: string }[] }>;
  };
  query(request: object): Promise<{ rows: object[] }>;
}

type LooseRecord = { id: string; version: number } & Record<string, unknown>;

/** `karkas types` on the database of the running server, in a process of its own. */
function writeTypes(name: string): unknown {
  const karkas = join(__dirname, '../../platform/karkas.cjs');
  const environment = { ...process.env, DATABASE_URL: database, KARKAS_DATA: folder.path, LOG_LEVEL: 'silent' };
  const args = [karkas, 'types', join(folder.path, name), '--json'];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', env: environment }));
}

function written(name: string, text: string): string {
  const file = join(folder.path, name);
  writeFileSync(file, text);
  return file;
}

function compile(files: readonly string[]): readonly { file: string; line: number; message: string }[] {
  const program = ts.createProgram(files, {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
    noEmit: true,
    skipLibCheck: true,
  });
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => ({
    file: file?.fileName.split('/').at(-1) ?? '',
    line: (file?.getLineAndCharacterOfPosition(start).line ?? -1) + 1,
    message: ts.flattenDiagnosticMessageText(messageText, ' '),
  }));
}
