import { newId } from '../../foundation/id';
import { insertPlain } from '../../storage/write';
import type { ColumnKind } from '../../vocabulary/contracts';
import { difference, type Entry } from '../ledger';
import type { Unit } from '../unit';

const INSTANT: ColumnKind = { kind: 'instant' };
const HISTORY = ['id', 'entity', 'record', 'action', 'at', 'by', 'byName', 'channel', 'changes', 'version', 'parent'];
const OUTBOX = ['history', 'revision'];

/** One line of history and one row of the outbox for each record that changed, in the transaction that changed it. */
export async function history(unit: Unit): Promise<void> {
  const { context, database, transaction, ledger } = unit;
  const at = database.dialect.encode(context.now, INSTANT);
  const lines: unknown[][] = [];
  const outbox: unknown[][] = [];
  for (const entry of ledger.entries()) {
    const changes = changesOf(entry);
    if (entry.action === 'update' && changes === '{}') continue;
    const { actor, channel } = context;
    const id = newId();
    lines.push([
      id,
      entry.entity.name,
      entry.id,
      entry.action,
      at,
      actor.id,
      actor.name,
      channel,
      changes,
      entry.version,
      parentOf(entry),
    ]);
    outbox.push([id, context.snapshot.revision]);
  }
  if (lines.length === 0) return;
  const statements = [
    ...insertPlain(database.dialect, '_history', HISTORY, lines),
    ...insertPlain(database.dialect, '_outbox', OUTBOX, outbox),
  ];
  for (const statement of statements) await transaction.run(statement);
}

/** `{"field": [from, to]}`; a field of lines stands with null: its rows have lines of their own. */
function changesOf(entry: Entry): string {
  const said: string[] = [];
  for (const [name, { from, to }] of difference(entry))
    said.push(`"${name}":[${JSON.stringify(from)},${JSON.stringify(to)}]`);
  for (const name of entry.lines) said.push(`"${name}":null`);
  return `{${said.join(',')}}`;
}

function parentOf(entry: Entry): string | null {
  const name = entry.entity.part?.name;
  const id = name === undefined ? null : (entry.after[name] ?? entry.before?.[name]);
  return typeof id === 'string' ? id : null;
}
