/** Entities of other platforms live in ours: on every engine each is created, read, changed, listed and deleted. */
import { PlatformError } from '../../platform/foundation/errors';
import type { Entity, Field } from '../../platform/language/contracts';
import { describeWithData } from '../import/shared-data';
import { ENGINES } from '../storage/engines';
import { createSamples, isFilled, type Samples } from './samples';
import { type ForeignWorld, type Made, makePackage, openForeignWorld, SOURCES } from './world';

const TIMEOUT = 180_000;
const ON = ENGINES.filter((engine) => engine.name !== 'SQLite in a file');

for (const source of SOURCES) {
  describeWithData(source.folder, `entities of ${source.name}`, () => {
    let made: Made;
    beforeAll(async () => {
      made = await makePackage(source);
    }, TIMEOUT);
    afterAll(() => made.remove());

    describe.each(ON)('on $name', (engine) => {
      let world: ForeignWorld;
      let samples: Samples;
      beforeAll(async () => {
        world = await openForeignWorld(engine, made);
        samples = createSamples(world);
      }, TIMEOUT);
      afterAll(() => world?.close());

      const entities = (): readonly Entity[] => {
        const names = new Set(made.report.entities.map(({ entity }) => entity));
        return [...names].map((name) => world.person.snapshot.entity(name));
      };

      it(
        'create, read, update, list and delete records of each one',
        async () => {
          const failures = await failing(entities(), (entity) => live(entity, world, samples));

          expect(failures).toEqual([]);
          expect(entities().length).toBeGreaterThan(source.entities);
        },
        TIMEOUT,
      );

      it(
        'refuse a record without each of their required fields, and name it',
        async () => {
          const failures = await failing(entities(), (entity) => demand(entity, world, samples));

          expect(failures).toEqual([]);
        },
        TIMEOUT,
      );
    });
  });
}

/** What went wrong, by entity. */
async function failing(
  entities: readonly Entity[],
  work: (entity: Entity) => Promise<void>,
): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const entity of entities) {
    await work(entity).catch((error: Error) => failures.push(`${entity.name}: ${error.message}`));
  }
  return failures;
}

async function live(entity: Entity, { app: { records }, person }: ForeignWorld, samples: Samples): Promise<void> {
  const { name } = entity;
  const values = await samples.valuesOf(entity);

  const created = await records.create(person, name, values);
  const read = await records.read(person, name, created.id);
  expect(stored(read, entity, values)).toEqual(expected(entity, values));

  const field = [...entity.fields.values()].find((each) => isFilled(each) && !each.relation);
  const change = field ? { [field.name]: samples.valueFor(field) } : values;
  const updated = await records.update(person, name, created.id, change, created.version);
  expect(stored(updated, entity, change)).toEqual(expected(entity, change));

  const { records: list } = await records.find(person, name, { where: { id: created.id } });
  expect(list.map(({ id }) => id)).toEqual([created.id]);

  await records.remove(person, name, created.id, updated.version);
  await expect(records.read(person, name, created.id)).rejects.toMatchObject({ code: 'notFound' });
}

async function demand(entity: Entity, { app: { records }, person }: ForeignWorld, samples: Samples): Promise<void> {
  const required = [...entity.fields.values()].filter((field) => !field.system && field.definition.required === true);
  for (const field of required) {
    const values = { ...(await samples.valuesOf(entity)), [field.name]: null };

    const error = await records.create(person, entity.name, values).catch((refused: unknown) => refused);

    const findings = error instanceof PlatformError ? error.findings : [];
    expect(findings.filter(({ code }) => code === 'V001').map(({ path }) => path)).toContain(field.name);
  }
}

type Values = Readonly<Record<string, unknown>>;

/** The values as the words keep them. */
function expected(entity: Entity, values: Values): Values {
  return plain(entity, values, (field, value) => {
    const coerced = field.word.coerce(value, field);
    return 'value' in coerced ? coerced.value : coerced.findings;
  });
}

/** Of the answer what was given. */
function stored(record: Values, entity: Entity, values: Values): Values {
  return plain(entity, values, (field) => record[field.name]);
}

/** References by their identity, money by its amount; rows are counted by the record they stand in. */
function plain(entity: Entity, values: Values, look: (field: Field, value: unknown) => unknown): Values {
  const entries = Object.entries(values).flatMap(([name, value]) => {
    const field = entity.fields.get(name);
    if (!field || field.relation?.kind === 'many') return [];
    const found = look(field, value);
    const parts = typeof found === 'object' && found !== null ? (found as Values) : {};
    return [[name, parts['amount'] ?? parts['id'] ?? found]];
  });
  return Object.fromEntries(entries);
}
