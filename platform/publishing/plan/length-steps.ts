import type { Change } from '../../catalog/contracts';
import type { Field } from '../../language/contracts';
import type { Database } from '../../storage/contracts';
import { findLonger } from '../../storage/counts';
import type { PlanStep } from '../contracts';
import { sameField } from './same-field';

/** Texts that get a shorter limit: longer ones stay as they are, and must be shortened when somebody saves them. */
export async function lengthSteps(database: Database, change: Change): Promise<readonly PlanStep[]> {
  const steps: PlanStep[] = [];
  for (const name of change.after.entityNames) {
    const { table, fields } = change.after.entity(name);
    for (const field of fields.values()) {
      const most = longest(field);
      const before = most === null ? undefined : sameField(change, field);
      if (most === null || !before || (longest(before) ?? most) <= most) continue;
      const { count, examples } = await findLonger(database, table, field.columns[0]?.name ?? '', most);
      if (count > 0) steps.push(stepOf(field, most, count, examples));
    }
  }
  return steps;
}

function stepOf(field: Field, most: number, rows: number, examples: PlanStep['examples']): PlanStep {
  const { en, ru } = field.label;
  return {
    id: `shorten ${field.entity}.${field.name}`,
    class: 'lossy',
    sentence: {
      en: `“${en}” may be ${most} characters long; ${rows} longer values stay, but cannot be saved again as they are.`,
      ru: `«${ru}» может быть не длиннее ${most} знаков; более длинные значения (${rows}) останутся, но снова сохранить их нельзя.`,
    },
    sql: [],
    rows,
    seconds: 0,
    examples,
  };
}

/** The greatest number of characters of a text that people write; null for other fields. */
function longest(field: Field): number | null {
  if (field.value !== 'text' || field.columns.length !== 1 || field.system) return null;
  const most = field.word.schema(field, 'en')['maxLength'];
  return typeof most === 'number' ? most : null;
}
