import type { ForeignEntity } from './model';

/**
 * Required references that close a circle ("Entity.field" in source names): with them no first record could ever be
 * made. The circle is opened at its last link.
 */
export function closingReferences(entities: readonly ForeignEntity[]): ReadonlySet<string> {
  const byName = new Map(entities.map((entity) => [entity.name, entity]));
  const closing = new Set<string>();
  const done = new Set<string>();
  const follow = (name: string, trail: readonly string[]): void => {
    if (done.has(name)) return;
    const here = [...trail, name];
    for (const field of byName.get(name)?.fields ?? []) {
      if (!field.required || field.meaning.kind !== 'reference') continue;
      if (here.includes(field.meaning.to)) closing.add(`${name}.${field.name}`);
      else follow(field.meaning.to, here);
    }
    done.add(name);
  };
  for (const { name } of entities) follow(name, []);
  return closing;
}
