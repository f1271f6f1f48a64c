/**
 * Programs that know an entity or a field by a name it had before (`formerly`) go on working: at this border, and nowhere
 * behind it, former names become the present ones, and an answer carries the name that was asked for. Where nothing was
 * ever renamed, a request passes without a look.
 */

import type { Turn } from '../language/change/turn';
import { turnCondition } from '../language/change/turn-condition';
import { turnNames, turnPath } from '../language/change/turn-path';
import type { Snapshot } from '../language/contracts';
import { isObject } from '../language/layers';
import type { BatchRequest, QueryRequest, RecordBody, RecordInput, Records } from '../records/contracts';
import { type Names, namesOf, seenWith } from './former-names';

/** The records for one request. */
export interface Border {
  readonly records: Records;
  /** Whether a former name was used. */
  isDeprecated(): boolean;
}

/** The records for a request on this metadata; null when nothing in it has a former name. */
export function borderOf(snapshot: Snapshot, records: Records): Border | null {
  const names = namesOf(snapshot);
  return names && borderWith(names, snapshot, records);
}

/** A path as it was asked for and as it is called now. */
interface Asked {
  readonly written: readonly string[];
  readonly present: readonly string[];
}

function borderWith(names: Names, snapshot: Snapshot, records: Records): Border {
  let isDeprecated = false;
  const used = (written: string, present: string | undefined): string => {
    if (present === undefined) return written;
    isDeprecated = true;
    return present;
  };
  const present = (entity: string) => used(entity, names.entities.get(entity));
  const turn: Turn = {
    snapshot: seenWith(names, snapshot),
    field: (entity, name) => used(name, names.fields.get(entity)?.get(name)),
    artefact: (_, name) => name,
    options: () => undefined,
    option: (name) => name,
    definesOption: () => false,
  };
  const condition = (where: unknown, entity: string) => turnCondition(where, { entity, record: null }, turn);
  const asked = (path: string, entity: string): Asked => {
    const written = path.split('.');
    return { written, present: turnNames(written, entity, turn).names };
  };

  /** The values of a record under present names; what was written otherwise goes to `former`. */
  function input(values: RecordInput, entity: string, former: Asked[], above: Asked = TOP): RecordInput {
    const entries = Object.entries(values).map(([name, value]) => {
      const at = { written: [...above.written, name], present: [...above.present, turn.field(entity, name)] };
      const key = at.present.at(-1) ?? name;
      if (key !== name) former.push(at);
      const relation = turn.snapshot.hasEntity(entity) ? turn.snapshot.entity(entity).fields.get(key)?.relation : null;
      if (relation?.kind !== 'many' || !Array.isArray(value)) return [key, value] as const;
      return [key, value.map((row) => (isObject(row) ? input(row, relation.of, former, at) : row))] as const;
    });
    return Object.fromEntries(entries);
  }

  const inputs = <T extends RecordInput>(rows: readonly T[] | undefined, entity: string) =>
    rows?.map((row) => input(row, entity, []));

  const border: Records = {
    ...records,
    async find(context, written, { where, sort, fields, ...rest }) {
      const entity = present(written);
      const paths = fields?.map((path) => asked(path, entity));
      const answer = await records.find(context, entity, {
        ...rest,
        where: condition(where, entity),
        ...(sort && { sort: sort.map((term) => turnPath(term, entity, turn)) }),
        ...(paths && { fields: paths.map((path) => path.present.join('.')) }),
      });
      return { ...answer, records: answer.records.map((record) => answered(record, paths ?? [])) };
    },
    async read(context, written, id, fields) {
      const entity = present(written);
      const paths = fields?.map((path) => asked(path, entity));
      const record = await records.read(
        context,
        entity,
        id,
        paths?.map((path) => path.present.join('.')),
      );
      return answered(record, paths ?? []);
    },
    async create(context, written, values) {
      const entity = present(written);
      const former: Asked[] = [];
      return answered(await records.create(context, entity, input(values, entity, former)), former);
    },
    async update(context, written, id, values, version) {
      const entity = present(written);
      const former: Asked[] = [];
      return answered(await records.update(context, entity, id, input(values, entity, former), version), former);
    },
    remove: (context, entity, id, version) => records.remove(context, present(entity), id, version),
    restore: (context, entity, id) => records.restore(context, present(entity), id),
    history: (context, entity, id, page) => records.history(context, present(entity), id, page),
    batch(context, written, request, key) {
      const entity = present(written);
      const { upsert } = request;
      const kept = { create: inputs(request.create, entity), update: inputs(request.update, entity) };
      const merged = upsert && {
        key: turn.field(entity, upsert.key),
        records: inputs(upsert.records, entity) ?? upsert.records,
      };
      return records.batch(context, entity, { ...request, ...given({ ...kept, upsert: merged }) }, key);
    },
    async query(context, request) {
      const from = present(request.from);
      const groups = (request.group ?? []).map((group) => asked(pathOf(group), from));
      const { rows } = await records.query(context, { ...request, ...queried(request, from, groups) });
      return {
        rows: rows.map((row) =>
          Object.fromEntries(Object.entries(row).map(([key, value]) => [writtenAs(key, groups), value])),
        ),
      };
    },
  };

  function queried(request: QueryRequest, from: string, groups: readonly Asked[]): QueryRequest {
    const measures = Object.entries(request.measures ?? {}).map(([name, measure]) => [
      name,
      Object.fromEntries(
        Object.entries(measure).map(([called, path]) => [called, path === '*' ? path : turnPath(path, from, turn)]),
      ),
    ]);
    return {
      from,
      where: condition(request.where, from),
      ...(request.group && { group: request.group.map((group, index) => grouped(group, groups[index])) }),
      ...(request.measures && { measures: Object.fromEntries(measures) }),
      ...(request.sort && { sort: request.sort.map((term) => sorted(term, groups)) }),
    };
  }

  return { records: border, isDeprecated: () => isDeprecated };
}

const TOP: Asked = { written: [], present: [] };

/** A record under the names it was asked for by. */
function answered(record: RecordBody, paths: readonly Asked[]): RecordBody {
  const former = paths.filter(isFormer);
  const plain = new Set(paths.filter((path) => !isFormer(path)).map(({ present }) => present.join('.')));
  return former.reduce<unknown>(
    (body, path) => renamed(body, path, plain.has(path.present.join('.'))),
    record,
  ) as RecordBody;
}

function isFormer({ written, present }: Asked): boolean {
  return written.join('.') !== present.join('.');
}

/** With `both`, the last name was asked for as it is, too. */
function renamed(body: unknown, { written, present }: Asked, both: boolean): unknown {
  if (Array.isArray(body)) return body.map((row) => renamed(row, { written, present }, both));
  const [old = '', ...oldRest] = written;
  const [key = '', ...rest] = present;
  if (!isObject(body)) return body;
  const held = Object.hasOwn(body, key) ? key : old;
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      if (name !== held) return [[name, value]];
      if (rest.length > 0) return [[old, renamed(value, { written: oldRest, present: rest }, both)]];
      return both && name !== old
        ? [
            [name, value],
            [old, value],
          ]
        : [[old, value]];
    }),
  );
}

type Group = NonNullable<QueryRequest['group']>[number];

function pathOf(group: Group): string {
  return typeof group === 'string' ? group : (Object.keys(group)[0] ?? '');
}

function grouped(group: Group, path: Asked | undefined): Group {
  const present = path?.present.join('.') ?? pathOf(group);
  return typeof group === 'string' ? present : { [present]: Object.values(group)[0] ?? '' };
}

/** An order names a group or a measure. */
function sorted(term: string, groups: readonly Asked[]): string {
  const sign = term.startsWith('-') ? '-' : '';
  const path = groups.find(({ written }) => written.join('.') === term.slice(sign.length));
  return path ? sign + path.present.join('.') : term;
}

function writtenAs(key: string, groups: readonly Asked[]): string {
  return groups.find(({ present }) => present.join('.') === key)?.written.join('.') ?? key;
}

function given(request: { readonly [Key in keyof BatchRequest]: BatchRequest[Key] | undefined }): BatchRequest {
  return Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
}
