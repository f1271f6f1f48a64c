/** The shipped packages as artefacts: complete, in both languages, and understood by the compiler to the last expression. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readPackages } from '../../platform/catalog/files';
import { PlatformError, sayFinding } from '../../platform/foundation/errors';
import { checkLayers } from '../../platform/language/check-layers';
import { resolveCondition } from '../../platform/language/condition';
import type { Artefact, Entity } from '../../platform/language/contracts';
import { resolvePath, targetOf } from '../../platform/language/paths';
import { planOf } from '../../platform/records/plan';
import { formLayout } from '../../platform/vocabulary/views/form/layout';
import { words } from '../../platform/vocabulary/words';
import { METADATA, shippedLayers, shippedSnapshot } from './world';

const snapshot = shippedSnapshot();
const entities = snapshot.entityNames.map((name) => snapshot.entity(name));

/** What goes wrong, as text; empty when nothing does. */
function mistakes(what: string, ask: () => unknown): readonly string[] {
  try {
    ask();
    return [];
  } catch (error) {
    return [`${what}: ${error instanceof PlatformError ? JSON.stringify(error.findings) : String(error)}`];
  }
}

function objectAt(artefact: Artefact, property: string): readonly [string, Record<string, unknown>][] {
  return Object.entries((artefact[property] ?? {}) as Record<string, Record<string, unknown>>);
}

function entityOf(artefact: Artefact): Entity {
  return snapshot.entity(String(artefact.entity));
}

describe('the shipped packages', () => {
  it('are read and checked without a finding', async () => {
    // when
    const { layers, findings } = await readPackages(METADATA);

    // then
    expect([...findings, ...checkLayers(layers, words)].map((finding) => sayFinding(finding, 'en'))).toEqual([]);
    expect(layers.map((layer) => layer.package.name)).toEqual(['system', 'crm']);
  });

  it('compile with every default, rule, formula, roll-up and condition', () => {
    // when
    const found = entities.flatMap((entity) => mistakes(entity.name, () => planOf(entity, snapshot)));

    // then
    expect(found).toEqual([]);
    expect(entities.length).toBeGreaterThanOrEqual(20);
  });

  it('say every label, plural, description and message in English and Russian', () => {
    // when
    const missing: string[] = [];
    const visit = (path: string, value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        const at = `${path}/${key}`;
        if (!path.endsWith('/fields') && ['label', 'plural', 'message', 'description'].includes(key)) {
          const { en, ru } = inner as { en?: string; ru?: string };
          if (!en || !ru || /[А-Яа-яЁё]/.test(en)) missing.push(at);
        } else visit(at, inner);
      }
    };
    for (const layer of shippedLayers())
      for (const { file, kind, body } of layer.artefacts) if (kind !== 'data') visit(file, body);

    // then
    expect(missing).toEqual([]);
  });

  it('give every text of a shipped record that is not a code or a sign in English and Russian', () => {
    // when
    const inOne = shippedLayers().flatMap(({ artefacts }) =>
      artefacts
        .filter(({ kind }) => kind === 'data')
        .flatMap(({ file, body }) =>
          objectAt(body as Artefact, 'records').flatMap(([key, record]) =>
            Object.entries(record)
              .filter(([, value]) => typeof value === 'string' && /[А-Яа-яЁё]/.test(value))
              .map(([field]) => `${file}/${key}/${field}`),
          ),
        ),
    );

    // then
    expect(inOne).toEqual([]);
  });

  it('label every field, option, tab and workspace item that has no artefact to be called after', () => {
    // when
    const unlabelled = [
      ...snapshot
        .artefacts('entity')
        .flatMap((entity) =>
          objectAt(entity, 'fields').flatMap(([name, field]) => (field.label ? [] : [`${entity.name}.${name}`])),
        ),
      ...snapshot
        .artefacts('choices')
        .flatMap((choices) =>
          objectAt(choices, 'options').flatMap(([key, option]) => (option.label ? [] : [`${choices.name}.${key}`])),
        ),
      ...snapshot
        .artefacts('form')
        .flatMap((form) => objectAt(form, 'tabs').flatMap(([key, tab]) => (tab.label ? [] : [`${form.name}/${key}`]))),
      ...snapshot
        .artefacts('workspace')
        .flatMap((space) =>
          objectAt(space, 'items').flatMap(([key, item]) => (item.label || item.view ? [] : [`${space.name}/${key}`])),
        ),
      ...snapshot.artefacts('view').flatMap((view) => (view.label ? [] : [view.name])),
    ];

    // then
    expect(unlabelled).toEqual([]);
  });

  it('give every entity a form of its name and a list', () => {
    // when
    const without = entities
      .map(({ name }) => name)
      .filter(
        (name) =>
          snapshot.artefact('form', name)?.entity !== name ||
          !snapshot.artefacts('view').some((view) => view.entity === name && view.type === 'list'),
      );

    // then
    expect(without).toEqual([]);
  });

  it('give every field a place on the form of its entity, or say there that it is not shown', () => {
    // when
    const strays = snapshot.entityNames.flatMap((name) => {
      const sections = formLayout(snapshot.entity(name), snapshot).tabs.flatMap((tab) => tab.sections);
      return sections
        .filter(({ key }) => key.endsWith('/*'))
        .flatMap(({ places }) => places.map(({ field }) => `${name}.${field.name}`));
    });

    // then
    expect(strays).toEqual([]);
  });

  it('show only fields that exist, in lists, boards and forms', () => {
    // when
    const path = (entity: Entity, at: string) => (text: string) =>
      mistakes(`${at} ${text}`, () => resolvePath(text, entity, snapshot));
    const ofViews = snapshot.artefacts('view').flatMap((view) => {
      const entity = entityOf(view);
      const card = (view.card ?? {}) as { title?: string; fields?: object };
      const sort = ((view.sort ?? []) as string[]).map((term) => term.replace(/^-/, ''));
      const named = [view.by, view.sum, card.title].filter((name) => typeof name === 'string');
      const paths = [...objectAt(view, 'columns'), ...objectAt(view, 'filters')].map(([name]) => name);
      return [...paths, ...sort, ...named, ...Object.keys(card.fields ?? {})].flatMap(path(entity, view.name));
    });
    const ofForms = snapshot.artefacts('form').flatMap((form) => {
      const entity = entityOf(form);
      const header = Object.keys(((form.header ?? {}) as { fields?: object }).fields ?? {});
      const sections = objectAt(form, 'tabs').flatMap(([, tab]) =>
        Object.values((tab.sections ?? {}) as Record<string, { fields: Record<string, { columns?: object }> }>),
      );
      const fields = sections.flatMap((section) => Object.entries(section.fields));
      const nested = [
        ...fields.map(([name, { columns }]) => [name, columns] as const),
        ...objectAt(form, 'related').map(([, related]) => [String(related.collection), related.columns] as const),
      ];
      return [
        ...[...header, ...fields.map(([name]) => name)].flatMap(path(entity, form.name)),
        ...nested.flatMap(([name, columns]) => {
          const field = entity.fields.get(name);
          const target = field && columns ? targetOf(field, snapshot) : undefined;
          return target ? Object.keys(columns ?? {}).flatMap(path(target, `${form.name}/${name}`)) : [];
        }),
      ];
    });

    // then
    expect([...ofViews, ...ofForms]).toEqual([]);
  });

  it('have conditions that mean something, in presets, views and roles', () => {
    // when
    const ofViews = snapshot.artefacts('view').flatMap((view) => {
      const entity = entityOf(view);
      const presets = objectAt(view, 'presets').map(([key, preset]) => [`${view.name}/${key}`, preset.where] as const);
      return [[view.name, view.where ?? {}] as const, ...presets].flatMap(([at, where]) =>
        mistakes(at, () => resolveCondition(where, entity, snapshot)),
      );
    });
    const ofRoles = snapshot.artefacts('role').flatMap((role) =>
      objectAt(role, 'entities').flatMap(([name, grants]) =>
        Object.entries(grants).flatMap(([action, grant]) => {
          const where = (grant as { where?: unknown }).where;
          return where === undefined
            ? []
            : mistakes(`${role.name}/${name}/${action}`, () =>
                resolveCondition(where, snapshot.entity(name), snapshot),
              );
        }),
      ),
    );

    // then
    expect([...ofViews, ...ofRoles]).toEqual([]);
  });

  it('put every list within reach of a workspace and name only views that exist', () => {
    // when
    const reached = new Set<string>();
    const visit = (items: Record<string, { view?: string; items?: Record<string, never> }>): void => {
      for (const item of Object.values(items)) {
        if (item.view) reached.add(item.view);
        if (item.items) visit(item.items);
      }
    };
    for (const space of snapshot.artefacts('workspace')) visit(space.items as Record<string, never>);

    // then
    expect([...reached].filter((name) => !snapshot.artefact('view', name))).toEqual([]);
    expect(
      snapshot
        .artefacts('view')
        .filter((view) => !reached.has(view.name))
        .map((view) => view.name),
    ).toEqual([]);
  });

  it('back the first term of every list’s order with an index', () => {
    // when
    const slow = snapshot
      .artefacts('view')
      .filter((view) => view.type === 'list')
      .flatMap((view) => {
        const entity = entityOf(view);
        const [first = ''] = (view.sort ?? []) as string[];
        const name = first.replace(/^-/, '');
        const indexed = [...entity.indexes, ...entity.uniques].some((index) =>
          index.fields.some((field) => field.name === name),
        );
        const beyond = name.includes('.') || entity.fields.get(name)?.definition.unique === true;
        return indexed || beyond ? [] : [`${view.name}: ${first}`];
      });

    // then
    expect(slow).toEqual([]);
  });

  it('point each file at the schema of its kind', () => {
    // when
    const wrong = shippedLayers().flatMap((layer) =>
      layer.artefacts
        .filter(({ kind }) => !existsSync(join(METADATA, 'schemas', `${kind}.json`)))
        .map(({ file }) => file),
    );

    // then
    expect(wrong).toEqual([]);
  });
});
