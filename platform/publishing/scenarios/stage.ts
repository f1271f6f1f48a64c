/** Where a scenario happens: its records by their names, and the people who act in it. */
import { type Context, SYSTEM_ACTOR } from '../../foundation/context';
import { PlatformError } from '../../foundation/errors';
import { newId } from '../../foundation/id';
import type { Relation, Text } from '../../language/contracts';
import type { ScenarioArtefact, ScenarioPerson } from '../../language/generated';
import { isObject } from '../../language/layers';
import { loadActor } from '../../records/actor';
import type { Records } from '../../records/contracts';

export interface Made {
  readonly entity: string;
  readonly id: string;
}

export interface Person {
  readonly context: Context;
  /** How sentences call the person. */
  readonly title: string | Text;
}

export interface Stage {
  readonly records: Records;
  /** The platform's own look at everything. */
  readonly platform: Context;
  /** Records by the names the scenario uses, given and made. */
  readonly made: Map<string, Made>;
  /** People by what the scenario says of them. */
  readonly people: Map<string, Person>;
}

/** A given record that could not be made, with the reason. */
export class CannotGive extends Error {
  constructor(
    readonly record: string,
    readonly reason: unknown,
  ) {
    super(`the given record ${record} cannot be made`);
  }
}

const THE_PLATFORM: Text = { en: 'The platform', ru: 'платформа' };
const PERSON = 'user';

export function emptyStage(records: Records, platform: Context): Stage {
  return { records, platform, made: new Map(), people: new Map() };
}

/** Makes all given records, each after those it refers to. Throws CannotGive. */
export async function giveAll(stage: Stage, given: ScenarioArtefact['given'] = {}): Promise<void> {
  const waiting = new Map(Object.entries(given));
  const give = async (name: string): Promise<void> => {
    const record = waiting.get(name);
    if (!record) return;
    waiting.delete(name);
    for (const other of namesIn(record.values)) await give(other);
    try {
      const input = await resolved(stage, record.entity, record.values);
      const { id } = await stage.records.create(stage.platform, record.entity, input);
      stage.made.set(name, { entity: record.entity, id });
    } catch (error) {
      throw error instanceof PlatformError ? new CannotGive(name, error) : error;
    }
  };
  for (const name of [...waiting.keys()]) await give(name);
}

/** Who acts: the platform, a given user, or somebody who has only these roles. */
export async function personIn(stage: Stage, who: ScenarioPerson | undefined): Promise<Person> {
  if (who === undefined) return { context: { ...stage.platform, actor: SYSTEM_ACTOR }, title: THE_PLATFORM };
  const key = JSON.stringify(who);
  const known = stage.people.get(key);
  if (known) return known;
  const title = typeof who === 'string' ? who : who.roles.join(', ');
  const user = typeof who === 'string' ? idOf(stage, who) : await somebodyWith(stage, who.roles);
  const signedIn = await loadActor(stage.records, stage.platform.snapshot, user, stage.platform.log);
  if (!signedIn) throw new CannotGive(title, new PlatformError('notFound'));
  const person: Person = { title, context: { ...stage.platform, actor: signedIn.actor, channel: 'api' } };
  stage.people.set(key, person);
  return person;
}

/** Values with the ids of the records that they name. */
export async function resolved(
  stage: Stage,
  entity: string,
  values: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const entries: [string, unknown][] = [];
  for (const [name, value] of Object.entries(values))
    entries.push([name, await resolvedValue(stage, entity, name, value)]);
  return Object.fromEntries(entries);
}

/** The value of a field, which a dotted path may lead to. */
export async function resolvedValue(stage: Stage, entity: string, path: string, value: unknown): Promise<unknown> {
  const target = targetOf(stage, entity, path);
  if (Array.isArray(value)) {
    const rows: unknown[] = [];
    for (const row of value) rows.push(isObject(row) && target ? await resolved(stage, target, row) : row);
    return rows;
  }
  if (!isObject(value)) return value;
  if (typeof value.$given === 'string') return idOf(stage, value.$given);
  if (!isObject(value.$ref) || !target) return value;
  const where = await resolved(stage, target, value.$ref);
  const found = await stage.records.find(stage.platform, target, { where, fields: ['id'], limit: 1 });
  return found.records[0]?.id ?? null;
}

export function idOf({ made }: Stage, name: string): string {
  const record = made.get(name);
  if (!record) throw new CannotGive(name, new PlatformError('notFound'));
  return record.id;
}

function targetOf({ platform }: Stage, entity: string, path: string): string | null {
  let at: string | null = entity;
  for (const name of path.split('.')) {
    const relation: Relation | null =
      (at === null ? null : platform.snapshot.entity(at).fields.get(name)?.relation) ?? null;
    at = relation ? (relation.kind === 'one' ? relation.to : relation.of) : null;
  }
  return at;
}

function namesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (!isObject(value)) return [];
  return typeof value.$given === 'string' ? [value.$given] : Object.values(value).flatMap(namesIn);
}

async function somebodyWith({ records, platform }: Stage, roles: readonly string[]): Promise<string> {
  const login = `scenario-${newId()}`;
  const name = { first: login, last: '', middle: '' };
  return (await records.create(platform, PERSON, { login, name, roles, active: true })).id;
}
