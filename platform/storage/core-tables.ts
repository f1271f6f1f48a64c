/** The platform's own tables, which are no entities: their names begin with an underscore. */
import type { ColumnKind } from '../vocabulary/contracts';
import type { ColumnShape, IndexShape, TableShape } from './table-shape';

const UUID: ColumnKind = { kind: 'uuid' };
const LONG: ColumnKind = { kind: 'longText' };
const NUMBER: ColumnKind = { kind: 'integer' };
const INSTANT: ColumnKind = { kind: 'instant' };
const text = (length: number): ColumnKind => ({ kind: 'text', length });

/** In the order of their columns; the first is the primary key. */
export const CORE_TABLES: readonly TableShape[] = [
  table('_revision', {
    id: text(64),
    parent: text(64),
    content: text(64),
    at: INSTANT,
    author: text(64),
    comment: LONG,
    packages: LONG,
    places: LONG,
    outcome: LONG,
  }),
  table('_artefact', {
    id: text(64),
    package: text(128),
    kind: text(64),
    name: text(128),
    file: text(500),
    body: LONG,
  }),
  table('_revisionArtefact', { id: text(100), revision: text(64), position: NUMBER, artefact: text(64) }, [
    { name: 'ix__revisionArtefact_revision', columns: ['revision', 'position'] },
  ]),
  table('_place', {
    id: text(150),
    entity: text(128),
    field: text(128),
    mark: LONG,
    columns: LONG,
    gone: text(64),
  }),
  // One line for each column whose options a publication changed, and one for each row of it that only the line tells apart.
  table('_optionChange', { id: text(250), change: text(200), how: text(16), record: UUID, was: LONG, became: LONG }, [
    { name: 'ix__optionChange_record', columns: ['change', 'record'] },
  ]),
  // Publications after which records may still be written on the revision before.
  table('_settling', { revision: text(64), converted: LONG, altered: LONG, moves: LONG }),
  table(
    '_history',
    {
      id: UUID,
      entity: text(128),
      record: UUID,
      action: text(16),
      at: INSTANT,
      by: UUID,
      byName: text(250),
      channel: text(32),
      changes: LONG,
      version: NUMBER,
      parent: UUID,
    },
    [
      { name: 'ix__history_record', columns: ['entity', 'record', 'at'] },
      { name: 'ix__history_parent', columns: ['parent', 'at'] },
    ],
  ),
  // What happened stands in the line of history; the outbox gives it its place in the order, and the metadata it happened under.
  table('_outbox', { sequence: NUMBER, history: UUID, revision: text(64) }),
  table(
    '_session',
    {
      token: text(64),
      user: UUID,
      created: INSTANT,
      seen: INSTANT,
      expires: INSTANT,
      address: text(64),
      agent: text(250),
    },
    [
      { name: 'ix__session_user', columns: ['user'] },
      { name: 'ix__session_expires', columns: ['expires'] },
    ],
  ),
  table('_credential', { user: UUID, hash: text(250), changedAt: INSTANT }),
  table('_throttle', { key: text(250), failures: NUMBER, until: INSTANT }),
  table('_sequence', { name: text(250), value: NUMBER }),
  table('_idempotency', { key: text(250), actor: text(64), hash: text(64), answer: LONG, at: INSTANT }, [
    { name: 'ix__idempotency_at', columns: ['at'] },
  ]),
  table('_import', { id: UUID, state: LONG, position: NUMBER }),
  table('_lease', { name: text(128), owner: text(64), until: INSTANT, version: NUMBER }),
  table('_fill', { name: text(250), done: text(64), wanted: text(64), position: text(64), mark: NUMBER }),
  table('_setting', { name: text(128), value: LONG }),
];

function table(
  name: string,
  kinds: Readonly<Record<string, ColumnKind>>,
  indexes: readonly IndexShape[] = [],
): TableShape {
  const columns = Object.entries(kinds).map(
    ([column, kind], position): ColumnShape => ({
      name: column,
      kind,
      required: position === 0,
      counted: position === 0 && kind.kind === 'integer',
    }),
  );
  return { name, entity: null, columns, primary: columns[0]?.name ?? '', indexes, foreignKeys: [] };
}
