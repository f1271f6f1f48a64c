/** Targets of references and rows that are not among the files. */
import type { ForeignEntity, ForeignField, ForeignModel } from './model';
import { pluralOf } from './names';
import { type Note, notebookOf } from './notes';

export interface Outside {
  readonly entities: readonly ForeignEntity[];
  /** Our names of these entities. */
  readonly names: ReadonlyMap<string, string>;
}

/** A small entity for each, unless the platform has one that stands for it; every mention is noted. */
export function outsideOf(model: ForeignModel, nameFor: (name: string) => string, notes: Note[]): Outside {
  const inside = new Set(model.entities.map((entity) => entity.name));
  const names = new Map<string, string>();
  const rows = new Set<string>();
  for (const entity of model.entities) {
    for (const field of entity.fields) {
      const target = targetOf(field);
      if (target === undefined || inside.has(target)) continue;
      const book = notebookOf(notes, entity.file);
      const own = field.meaning.kind === 'reference' ? model.platform[target] : undefined;
      if (own !== undefined) {
        book.note('F005', field.at, { target, entity: own });
        continue;
      }
      const name = names.get(target) ?? nameFor(target);
      names.set(target, name);
      if (field.meaning.kind === 'rows') rows.add(target);
      book.note('F004', field.at, { target, entity: name });
    }
  }
  return { names, entities: [...names.keys()].map((name) => standIn(name, rows.has(name))) };
}

function targetOf({ meaning }: ForeignField): string | undefined {
  if (meaning.kind === 'reference') return meaning.to;
  return meaning.kind === 'rows' ? meaning.of : undefined;
}

function standIn(name: string, row: boolean): ForeignEntity {
  const title: ForeignField = {
    name: 'name',
    at: '',
    label: { en: 'Name', ru: 'Название' },
    meaning: { kind: 'value', type: 'text', options: { maxLength: 250 } },
    required: true,
    listed: true,
  };
  const file = `outside/${name}`;
  return {
    name,
    file,
    label: { en: name },
    plural: { en: pluralOf(name) },
    fields: [title],
    title: 'name',
    row,
    made: true,
  };
}
