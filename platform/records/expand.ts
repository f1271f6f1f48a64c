import type { Policy } from '../access/contracts';
import { visibility } from '../access/policy';
import type { Context } from '../foundation/context';
import type { Path, Values } from '../language/contracts';
import { environmentOf } from '../language/environment';
import type { Database, Selection } from '../storage/contracts';
import { compileSelection } from '../storage/select';
import { idIs, type Source } from './by-id';
import type { RecordBody } from './contracts';
import { groupBy } from './group';
import type { Expansion, Reading } from './reading';

/** Rows of one statement of an expansion; the rest follows by keyset. */
const CHUNK = 5000;

/** Shapes rows as bodies and puts the rows of their expanded `lines` inside, one statement for each expansion and level. */
export async function expand(
  source: Source,
  database: Database,
  context: Context,
  policy: Policy,
  reading: Reading,
  rows: readonly Values[],
): Promise<readonly RecordBody[]> {
  const bodies = rows.map((row) => reading.shape(row));
  if (bodies.length === 0) return bodies;
  for (const expansion of reading.expansions) {
    const inner = await linesOf(
      source,
      database,
      context,
      policy,
      expansion,
      bodies.map((body) => body.id),
    );
    const shaped = await expand(source, database, context, policy, expansion.reading, inner);
    const byParent = groupBy(shaped.keys(), (index) => inner[index]?.[expansion.by.name]);
    for (const body of bodies as Record<string, unknown>[]) {
      body[expansion.field.name] = [...(byParent.get(body['id'] as string) ?? [])].map((index) => shaped[index]);
    }
  }
  return bodies;
}

async function linesOf(
  source: Source,
  database: Database,
  context: Context,
  policy: Policy,
  expansion: Expansion,
  parents: readonly string[],
): Promise<readonly Values[]> {
  const { target, by, reading } = expansion;
  const position = target.fields.get('position');
  const own = (field: typeof by): Path => ({ entity: target.name, hops: [], field, text: field.name });
  const selection: Selection = {
    snapshot: context.snapshot,
    entity: target,
    fields: [own(by), ...reading.paths.filter((path) => path.text !== by.name)],
    where: idIs(target, parents, by.name),
    visible: visibility(policy),
    environment: environmentOf(context),
    sort: position ? [{ path: own(position), descending: false }] : [],
    limit: CHUNK,
  };
  const found: Values[] = [];
  for (let after: Selection['after'] | null; after !== null; ) {
    const compiled = compileSelection(database.dialect, { ...selection, ...(after ? { after } : {}) });
    const rows = await source.read(compiled.statement);
    for (const row of rows) found.push(compiled.decode(row));
    const last = rows.at(-1);
    after = last && rows.length === CHUNK ? compiled.keyset(last) : null;
  }
  return found;
}
