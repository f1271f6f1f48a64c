/** What the database would be told, step by step, with the rows each step meets. */
import type { Change } from '../../catalog/contracts';
import { type Context, type Log, SYSTEM_ACTOR } from '../../foundation/context';
import type { Snapshot } from '../../language/contracts';
import type { KnownPlace } from '../../language/evolution';
import { planContraction } from '../../storage/contract';
import type { Database } from '../../storage/contracts';
import { countFilled, countRows } from '../../storage/counts';
import { planSchema, type SchemaStep } from '../../storage/migrate';
import type { PlanStep, SchemaPart, StepClass } from '../contracts';
import { conversions } from '../migration/convert';
import { unfitFindings } from '../migration/unfit';
import { lengthSteps } from './length-steps';
import { optionSteps } from './option-steps';
import { contractSentence, leftSentence, moveSentence, SCHEMA_SENTENCES } from './sentences';

/** Rows that an engine handles in a second of each kind of work, measured on two cores; estimates, not promises. */
const PER_SECOND = { scan: 1_000_000, index: 900_000, convert: 15_000 };
/** From so many rows on, a step that touches each of them is called slow. */
const MANY = 10_000;

export interface SchemaPlanParts {
  readonly database: Database;
  readonly log: Log;
}

/** Everything that publishing a change would do to tables and values; changes nothing. */
export async function schemaSteps({ database, log }: SchemaPlanParts, change: Change): Promise<SchemaPart> {
  const { steps, findings } = await planSchema(database, change.after);
  const rows = rowCounter(database, change.before);
  const planned: PlanStep[] = [];
  for (const step of steps) planned.push(await additive(step, rows));
  planned.push(...(await moveSteps(database, change, log)));
  planned.push(...(await optionSteps(database, change)));
  planned.push(...(await lengthSteps(database, change)));
  for (const place of change.evolved.left) planned.push(await leftStep(database, place, change.before));
  for (const step of await planContraction(database, change.after)) {
    if (step.kind === 'dropIndex' || step.kind === 'dropForeignKey')
      planned.push({ ...NOTHING, id: `${step.kind} ${step.name}`, sentence: contractSentence(step), sql: step.sql });
  }
  return { steps: planned, findings: [...findings, ...(await unfitFindings(database, change))] };
}

const NOTHING = { class: 'safe' as StepClass, rows: 0, seconds: 0, examples: [] };

async function additive(step: SchemaStep, rows: (table: string) => Promise<number>): Promise<PlanStep> {
  const met = step.kind === 'createTable' ? 0 : await rows(step.table);
  const touches = step.kind !== 'createTable' && step.kind !== 'addColumn';
  const seconds = touches ? met / PER_SECOND[step.kind === 'addIndex' ? 'index' : 'scan'] : 0;
  return {
    id: `${step.kind} ${step.table}${step.name === step.table ? '' : `.${step.name}`}`,
    class: touches && met > MANY ? 'slow' : 'safe',
    sentence: SCHEMA_SENTENCES[step.kind](step),
    sql: [step.sql],
    rows: touches ? met : 0,
    seconds,
    examples: [],
  };
}

async function moveSteps(database: Database, change: Change, log: Log): Promise<readonly PlanStep[]> {
  const { foresee } = conversions(database, change.before, systemContext(change.after, log));
  const steps: PlanStep[] = [];
  for (const move of change.evolved.moves) {
    if (move.field === '') continue;
    const { filled, lost, examples } = await foresee(move);
    steps.push({
      id: `convert ${move.entity}.${move.field}`,
      class: lost > 0 ? 'lossy' : filled > MANY ? 'slow' : 'safe',
      sentence: moveSentence(move, change, { filled, lost }),
      sql: [],
      rows: filled,
      seconds: 0,
      examples,
    });
  }
  return steps;
}

/** Values that nobody names any more go out of sight; they stay in the database until they are purged. */
async function leftStep(database: Database, place: KnownPlace, before: Snapshot): Promise<PlanStep> {
  const isTable = place.field === '';
  const [column = ''] = place.columns;
  const rows = isTable ? await countRows(database, place.table) : await countFilled(database, place.table, column);
  return {
    ...NOTHING,
    id: isTable ? `leave ${place.entity}` : `leave ${place.entity}.${place.field}`,
    class: rows > 0 ? 'lossy' : 'safe',
    sentence: leftSentence(place, before, rows),
    sql: [],
    rows,
  };
}

/** Counts a table once; a table that is not there yet has no rows. */
function rowCounter(database: Database, before: Snapshot): (table: string) => Promise<number> {
  const tables = new Set(before.entityNames.map((name) => before.entity(name).table));
  const known = new Map<string, Promise<number>>();
  return (table) => {
    if (!tables.has(table)) return Promise.resolve(0);
    const counted = known.get(table) ?? countRows(database, table);
    known.set(table, counted);
    return counted;
  };
}

function systemContext(snapshot: Snapshot, log: Log): Context {
  return { actor: SYSTEM_ACTOR, snapshot, now: new Date(), log, channel: 'publish' };
}
