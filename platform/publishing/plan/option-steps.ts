import type { Change } from '../../catalog/contracts';
import type { Entity, Field, Text } from '../../language/contracts';
import type { Operation } from '../../language/operations';
import type { Database } from '../../storage/contracts';
import { countOption } from '../../storage/counts';
import type { PlanStep } from '../contracts';
import { alterations, keyColumns, type OptionRename, optionRenames } from '../migration/options';
import { sameField } from './same-field';

const MANY = 10_000;

/** Options that get another key, and options that go while records still hold them. */
export async function optionSteps(database: Database, change: Change): Promise<readonly PlanStep[]> {
  const renames = optionRenames(change.operations).map(({ rename }) => rename);
  const steps: PlanStep[] = [];
  for (const operation of renames) steps.push(await renameStep(database, change, operation));
  for (const name of change.after.entityNames) {
    const after = change.after.entity(name);
    for (const field of after.fields.values()) {
      const before = choosingBefore(change, field);
      if (before) steps.push(...(await goneOptions(database, after, before, field, renames)));
    }
  }
  return steps;
}

async function renameStep(database: Database, change: Change, operation: OptionRename): Promise<PlanStep> {
  let rows = 0;
  for (const { field, table, column } of keyColumns(change.after, operation))
    if (isThere(change, table, column)) rows += await countOption(database, table, field, operation.from);
  const of = 'choices' in operation ? operation.choices : `${operation.entity}.${operation.field}`;
  return {
    id: `renameOption ${of}.${operation.from}`,
    class: rows > MANY ? 'slow' : 'safe',
    sentence: {
      en: `“${operation.from}” of ${of} becomes “${operation.to}” in ${rows} records.`,
      ru: `«${operation.from}» из ${of} становится «${operation.to}» в записях: ${rows}.`,
    },
    sql: alterations(database.dialect, { ...change, operations: [operation] }).map(({ sql }) => sql),
    rows,
    seconds: rows / 50_000,
    examples: [],
  };
}

/** A column that the change is still to make holds nothing. */
function isThere({ before }: Change, table: string, column: string): boolean {
  return before.entityNames
    .map((name) => before.entity(name))
    .filter((entity) => entity.table === table)
    .some(({ fields }) => [...fields.values()].some(({ columns }) => columns.some(({ name }) => name === column)));
}

async function goneOptions(
  database: Database,
  { table }: Entity,
  before: Field,
  after: Field,
  renames: readonly Operation[],
): Promise<readonly PlanStep[]> {
  const kept = new Set(after.options.map(({ key }) => key));
  const renamed = new Set(renames.map((operation) => operation.from));
  const gone = before.options.filter(({ key }) => !kept.has(key) && !renamed.has(key));
  const steps: PlanStep[] = [];
  for (const { key, label } of gone) {
    const rows = await countOption(database, table, after, key);
    if (rows > 0) steps.push(goneStep(after, key, label, rows));
  }
  return steps;
}

function goneStep(field: Field, key: string, label: Text, rows: number): PlanStep {
  const { en, ru } = field.label;
  return {
    id: `dropOption ${field.entity}.${field.name}.${key}`,
    class: 'lossy',
    sentence: {
      en: `The option “${label.en}” of “${en}” goes while ${rows} records hold it; merge it into another to keep them right.`,
      ru: `Вариант «${label.ru}» поля «${ru}» исчезает, хотя он стоит в записях: ${rows}; слейте его с другим, чтобы они остались верны.`,
    },
    sql: [],
    rows,
    seconds: 0,
    examples: [],
  };
}

function choosingBefore(change: Change, field: Field): Field | undefined {
  return field.options.length === 0 ? undefined : sameField(change, field);
}
