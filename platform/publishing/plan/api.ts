/** What programs that use the record API will notice. */
import type { Change } from '../../catalog/contracts';
import type { Entity, Field } from '../../language/contracts';
import type { ApiChange } from '../contracts';

/** Breaking first. What is only called otherwise goes on being answered, so it breaks nothing. */
export function apiChanges({ before, after, operations }: Change): readonly ApiChange[] {
  const entityNow = (name: string) =>
    operations.reduce(
      (at, done) => (done.what === 'artefact' && done.kind === 'entity' && done.from === at ? done.to : at),
      name,
    );
  const fieldNow = (entity: string, name: string) =>
    operations.reduce(
      (at, done) => (done.what === 'field' && entityNow(done.entity) === entity && done.from === at ? done.to : at),
      name,
    );
  const found: ApiChange[] = [];
  const known = new Set<string>();
  for (const name of before.entityNames) {
    const present = entityNow(name);
    known.add(present);
    if (!after.hasEntity(present)) found.push(broken(`The entity ${name} is gone.`, `Сущности ${name} больше нет.`));
    else {
      if (present !== name) found.push(renamed(name, present));
      found.push(...fieldChanges(before.entity(name), after.entity(present), (field) => fieldNow(present, field)));
    }
  }
  for (const name of after.entityNames)
    if (!known.has(name)) found.push(plain(`The entity ${name} is new.`, `Новая сущность ${name}.`));
  return [...found.filter(({ breaking }) => breaking), ...found.filter(({ breaking }) => !breaking)];
}

function fieldChanges(before: Entity, after: Entity, nameNow: (field: string) => string): readonly ApiChange[] {
  const known = new Set<string>();
  const changes = [...before.fields.values()].flatMap((field): readonly ApiChange[] => {
    const present = nameNow(field.name);
    known.add(present);
    const now = after.fields.get(present);
    const path = `${after.name}.${field.name}`;
    if (!now) return [broken(`The field ${path} is gone.`, `Поля ${path} больше нет.`)];
    const called = present === field.name ? [] : [renamed(path, `${after.name}.${present}`)];
    return [...called, ...valueChanges(field, now)];
  });
  const fresh = [...after.fields.values()].filter(({ name }) => !known.has(name));
  return [...changes, ...fresh.map(newField)];
}

function newField(field: Field): ApiChange {
  const path = `${field.entity}.${field.name}`;
  return isNeeded(field)
    ? broken(`The field ${path} is new and must be filled in.`, `Новое поле ${path}, его нужно заполнять.`)
    : plain(`The field ${path} is new.`, `Новое поле ${path}.`);
}

function valueChanges(before: Field, after: Field): readonly ApiChange[] {
  const path = `${after.entity}.${after.name}`;
  const [was, is] = [shapeOf(before), shapeOf(after)];
  const typed =
    was === is
      ? []
      : [broken(`The field ${path} is ${is} instead of ${was}.`, `Поле ${path} теперь ${is} вместо ${was}.`)];
  const isNew = isNeeded(after) && !isNeeded(before);
  const required = isNew
    ? [broken(`The field ${path} must now be filled in.`, `Поле ${path} теперь нужно заполнять.`)]
    : [];
  return [...typed, ...required, ...optionChanges(before, after)];
}

/** The word, and where it leads. */
function shapeOf({ type, relation }: Field): string {
  return relation?.kind === 'one' ? `${type} (${relation.to})` : type;
}

function isNeeded({ definition, columns }: Field): boolean {
  return columns.length > 0 && definition.required === true && definition.default === undefined;
}

function optionChanges(before: Field, after: Field): readonly ApiChange[] {
  if (after.options.length === 0) return [];
  const kept = new Set(after.options.map(({ key }) => key));
  const path = `${after.entity}.${after.name}`;
  return before.options
    .filter(({ key }) => !kept.has(key))
    .map(({ key }) => broken(`${path} no longer takes “${key}”.`, `${path} больше не принимает «${key}».`));
}

function renamed(from: string, to: string): ApiChange {
  return plain(
    `${from} is called ${to}; it goes on answering to the old name.`,
    `${from} теперь называется ${to}; на старое имя API отвечает по-прежнему.`,
  );
}

function broken(en: string, ru: string): ApiChange {
  return { breaking: true, sentence: { en, ru } };
}

function plain(en: string, ru: string): ApiChange {
  return { breaking: false, sentence: { en, ru } };
}
