/** The beginning of a package: a manifest, and one entity with its form, list and workspace, so that it can be looked at at once. */
import type { PackageManifest } from '../../language/layers';
import type { PackageFiles } from './contracts';
import { MANIFEST } from './names';

export interface ScaffoldRequest {
  /** How layers call the package: "equipment-service" becomes "equipmentService". */
  readonly name: string;
  /** With the underscore: "svc_". */
  readonly prefix: string;
  /** The packages it stands on. */
  readonly over: readonly PackageManifest[];
  /** The path from the package's folder to the schemas, for editors; null leaves it out. */
  readonly schemas: string | null;
}

/** The files; they pass the check together with the packages named. */
export function scaffold({ name, prefix, over, schemas }: ScaffoldRequest): PackageFiles {
  const camel = name.replace(/[-_]+(\w)/g, (_, letter: string) => letter.toUpperCase());
  const words = name.replace(/[-_]+/g, ' ');
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  const manifest = {
    name: `karkas-${name}`,
    version: '0.1.0',
    private: true,
    description: title,
    dependencies: Object.fromEntries(over.map((each) => [each.npmName, `^${each.version}`])),
    karkas: { name: camel, label: both(title), prefix, rights: { extends: [] }, settings: {} },
  };
  const item = `${prefix}item`;
  const items = `${prefix}items`;
  const artefacts = [
    artefact('entity', item, {
      label: { en: 'Item', ru: 'Позиция' },
      plural: { en: 'Items', ru: 'Позиции' },
      title: 'name',
      traits: { archivable: {} },
      fields: {
        name: { type: 'text', label: { en: 'Name', ru: 'Название' }, required: true, searchable: true },
        notes: { type: 'longText', label: { en: 'Notes', ru: 'Примечания' } },
      },
      indexes: { byName: { fields: ['name'] } },
    }),
    artefact('form', item, {
      entity: item,
      tabs: {
        main: {
          label: { en: 'Main', ru: 'Основное' },
          sections: { main: { columns: 2, fields: { name: {}, notes: { span: 2 } } } },
        },
      },
    }),
    artefact('view', items, {
      entity: item,
      type: 'list',
      label: { en: 'Items', ru: 'Позиции' },
      sort: ['name'],
      columns: { name: { width: 280 }, createdAt: {}, createdBy: {} },
    }),
    artefact('workspace', `${prefix}workspace`, { label: both(title), items: { [items]: { view: items } } }),
  ];
  return new Map([[MANIFEST, json(manifest)], ['README.md', Buffer.from(readme(title, name))], ...artefacts]);

  function artefact(kind: string, own: string, body: object): [string, Buffer] {
    const schema = schemas === null ? {} : { $schema: `${schemas}/${kind}.json` };
    return [`${own}.${kind}.json`, json({ ...schema, name: own, ...body })];
  }
}

function both(text: string) {
  return { en: text, ru: text };
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

function readme(title: string, name: string): string {
  return `# ${title}

A package of metadata. \`karkas check <this folder>\` says every mistake, \`karkas package build <this folder> --out ${name}.tgz\`
makes the archive that others install.
`;
}
