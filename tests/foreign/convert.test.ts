/** Every definition and every field of the three sources is converted or reported, and the package is sound. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPackages } from '../../platform/catalog/files';
import { parsePackages } from '../../platform/catalog/parse';
import { checkLayers } from '../../platform/language/check-layers';
import { convertForeign } from '../../platform/publishing/foreign/convert';
import type { Converted } from '../../platform/publishing/foreign/package';
import { words } from '../../platform/vocabulary/words';
import { describeWithData } from '../import/shared-data';
import { SOURCES } from './world';

type Json = Readonly<Record<string, unknown>>;
type Definition = { readonly fields: Readonly<Record<string, Json>> };

const METADATA = join(__dirname, '../../metadata');
const TIMEOUT = 120_000;

for (const source of SOURCES) {
  describeWithData(source.folder, `definitions of ${source.name}`, (folder) => {
    let converted: Converted;
    beforeAll(async () => {
      converted = await convertForeign(source.name, folder);
    }, TIMEOUT);

    it('become one entity each', () => {
      expect(converted.report.counts.entities).toBe(source.entities);
      expect(converted.report.notes.filter(({ code }) => code === 'F027')).toEqual([]);
    });

    it('lose no field in silence: what became nothing has a note where it stands', () => {
      const silent = own(converted).flatMap(({ file, fields }) =>
        Object.entries(fields)
          .filter(([, { path, became }]) => became.length === 0 && !isNoted(converted, file, path))
          .map(([name]) => `${file} ${name}`),
      );

      expect(silent).toEqual([]);
      expect(converted.report.counts.converted).toBeGreaterThan(converted.report.counts.leftOut);
    });

    it('say every note in both languages, with all its parameters', () => {
      const texts = converted.report.notes.flatMap(({ what, instead }) => [what.en, what.ru, instead.en, instead.ru]);

      expect(texts.filter((text) => !text || /undefined|\[object/.test(text))).toEqual([]);
    });

    it(
      'make a package that compiles upon the system and beside the CRM',
      async () => {
        const base = await readPackages(METADATA);
        const system = base.layers.filter((layer) => layer.package.name === 'system');

        const upon = [system, base.layers].map((layers) => checkLayers([...layers, ...layersOf(converted)], words));

        expect(upon).toEqual([[], []]);
      },
      TIMEOUT,
    );

    it('give the same package again', async () => {
      expect(JSON.stringify(await convertForeign(source.name, folder))).toBe(JSON.stringify(converted));
    });
  });
}

describeWithData('doctypes', 'facts of the DocTypes', (folder) => {
  const facts = factsOf(folder) as {
    stored_fields: number;
    required_fields: number;
    by_name: Readonly<Record<string, { required: string[]; unique: string[]; selects: Record<string, number> }>>;
  };

  it('agree: stored fields, required and unique ones, options of selects', async () => {
    const converted = await convertForeign('doctype', folder);
    const stored = own(converted).flatMap(({ file, fields }) => {
      const body = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { fields: Json[] };
      return body.fields
        .filter(({ fieldtype }) => !/ Break$|^Button$|^HTML$/.test(String(fieldtype)))
        .map(({ fieldname }) => fields[String(fieldname)]);
    });
    expect(stored.length).toBe(facts.stored_fields);
    expect(stored.filter((field) => field === undefined)).toEqual([]);

    let required = 0;
    for (const { source, file, entity, fields, options } of own(converted)) {
      const about = facts.by_name[source];
      const { fields: ours } = bodyOf(converted, entity) as unknown as Definition;
      for (const name of about?.required ?? []) {
        required += 1;
        const [field] = fields[name]?.became ?? [];
        if (field === undefined) expect(isNoted(converted, file, String(fields[name]?.path))).toBe(true);
        else expect([name, ours[field]?.['required']]).toEqual([name, true]);
      }
      for (const name of about?.unique ?? []) expect(ours[String(fields[name]?.became[0])]?.['unique']).toBe(true);
      for (const [name, lines] of Object.entries(about?.selects ?? {})) {
        const count = Object.keys(options[String(fields[name]?.became[0])] ?? {}).length;
        expect([name, count + blankLines(folder, file, name)]).toEqual([name, lines]);
      }
    }
    expect(required).toBe(facts.required_fields);
  });
});

describeWithData('espocrm', 'facts of EspoCRM', (folder) => {
  it('agree: 422 fields and 211 links are in the report, and Russian stands where the source has it', async () => {
    const converted = await convertForeign('espocrm', folder);
    const counted = { fields: 0, links: 0 };
    for (const { file, fields } of own(converted)) {
      const body = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Readonly<Record<string, Json | undefined>>;
      for (const kind of ['fields', 'links'] as const) {
        const names = Object.keys(body[kind] ?? {});
        counted[kind] += names.length;
        expect(names.filter((name) => fields[name] === undefined)).toEqual([]);
      }
    }

    expect(counted).toEqual({ fields: 422, links: 211 });
    expect(bodyOf(converted, 'espo_meeting')['label']).toEqual({ en: 'Meeting', ru: 'Встреча' });
  });
});

describeWithData('cdm', 'facts of the Common Data Model', (folder) => {
  it('agree: every attribute of every entity is in the report', async () => {
    const facts = factsOf(folder) as Readonly<Record<string, readonly { entity: string; attributes: number }[]>>;
    const converted = await convertForeign('cdm', folder);
    const groups = converted.report.notes.filter(({ code }) => code === 'F016');

    const counted = own(converted).map(({ source, file, fields }) => [
      source,
      Object.keys(fields).length - groups.filter((note) => note.file === file).length,
    ]);

    const told = Object.values(facts)
      .flat()
      .map(({ entity, attributes }) => [entity, attributes]);
    expect(Object.fromEntries(counted)).toEqual(Object.fromEntries(told));
  });
});

function own({ report }: Converted): Converted['report']['entities'] {
  return report.entities.filter(({ made }) => !made);
}

function isNoted({ report }: Converted, file: string, path: string): boolean {
  return report.notes.some((note) => note.file === file && note.path.startsWith(path));
}

function bodyOf({ files }: Converted, entity: string): Json {
  return files.find(({ path }) => path.endsWith(`/${entity}.entity.json`))?.body ?? {};
}

function layersOf({ files }: Converted): ReturnType<typeof parsePackages>['layers'] {
  const { layers, findings } = parsePackages(
    files.map(({ path, body }) => ({ path: `converted/${path}`, text: JSON.stringify(body) })),
  );
  expect(findings.filter(({ code }) => code !== 'K017')).toEqual([]);
  return layers;
}

/** Empty options, which say that nothing may be chosen. */
function blankLines(folder: string, file: string, name: string): number {
  const { fields } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { fields: Json[] };
  const options = String(fields.find(({ fieldname }) => fieldname === name)?.['options'] ?? '');
  return options.split('\n').filter((line) => line.trim() === '').length;
}

function factsOf(folder: string): unknown {
  return JSON.parse(readFileSync(join(folder, 'facts.json'), 'utf8'));
}
