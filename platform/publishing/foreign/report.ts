/** What became of every definition: a map of names for moving the data, and every note. */
import type { Locale } from '../../foundation/errors';
import type { Text } from '../../language/contracts';
import type { WrittenEntity } from './entities';
import type { Note, NoteCode } from './notes';
import { sayNote } from './notes';

export interface ConversionReport {
  readonly source: string;
  readonly package: string;
  readonly counts: Readonly<
    Record<'entities' | 'made' | 'fields' | 'converted' | 'leftOut' | 'files' | 'notes', number>
  >;
  readonly entities: readonly ReportedEntity[];
  readonly notes: readonly ReportedNote[];
}

export interface ReportedEntity {
  /** The name in the source. */
  readonly source: string;
  readonly file: string;
  readonly entity: string;
  /** Made by the conversion: a stand-in for a target outside the files, or the pairs of a link of many to many. */
  readonly made: boolean;
  /** Fields of the source: where each stands, and the fields of ours it became; none when it was left out (a note says why). */
  readonly fields: Readonly<Record<string, { readonly path: string; readonly became: readonly string[] }>>;
  /** By our field: values of the source and our keys. */
  readonly options: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface ReportedNote {
  readonly code: NoteCode;
  readonly file: string;
  readonly path: string;
  readonly what: Text;
  readonly instead: Text;
}

/** The report as data; notes in the order of the files. */
export function reportOf(
  { source, name }: { readonly source: string; readonly name: string },
  entities: readonly WrittenEntity[],
  notes: readonly Note[],
  files: number,
): ConversionReport {
  const reported = entities.map(reportedEntity);
  const became = reported.filter(({ made }) => !made).flatMap(({ fields }) => Object.values(fields));
  const leftOut = became.filter((each) => each.became.length === 0).length;
  const made = reported.filter((each) => each.made).length;
  return {
    source,
    package: name,
    counts: {
      entities: reported.length - made,
      made,
      fields: became.length,
      converted: became.length - leftOut,
      leftOut,
      files,
      notes: notes.length,
    },
    entities: reported,
    notes: notes.map(reportedNote).sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)),
  };
}

function reportedEntity({ plan, became, keys }: WrittenEntity): ReportedEntity {
  const fields = plan.foreign.fields.map(
    ({ name, at }) => [name, { path: at, became: became.get(name) ?? [] }] as const,
  );
  return {
    source: plan.foreign.name,
    file: plan.foreign.file,
    entity: plan.name,
    made: plan.foreign.made ?? false,
    fields: Object.fromEntries(fields),
    options: Object.fromEntries([...keys].map(([name, map]) => [name, Object.fromEntries(map)])),
  };
}

function reportedNote(note: Note): ReportedNote {
  const [en, ru] = [sayNote(note, 'en'), sayNote(note, 'ru')];
  const { code, file, path } = note;
  return { code, file, path, what: { en: en.what, ru: ru.what }, instead: { en: en.instead, ru: ru.instead } };
}

const HEAD: Readonly<Record<Locale, (report: ConversionReport) => string>> = {
  en: ({ source, package: name, counts }) =>
    `${source} → package “${name}”: ${counts.entities} entities and ${counts.made} made beside them, ` +
    `${counts.converted} of ${counts.fields} fields converted, ${counts.leftOut} left out, ${counts.notes} notes.\n`,
  ru: ({ source, package: name, counts }) =>
    `${source} → пакет «${name}»: сущностей ${counts.entities} и ещё ${counts.made} созданных рядом, ` +
    `перенесено полей ${counts.converted} из ${counts.fields}, не перенесено ${counts.leftOut}, замечаний ${counts.notes}.\n`,
};

/** The report for people: the counts, then every note under its file. */
export function sayReport(report: ConversionReport, locale: Locale): string {
  let file: string | undefined;
  const lines = report.notes.map((note) => {
    const title = note.file === file ? '' : `\n${note.file}\n`;
    file = note.file;
    return `${title}  ${note.code} ${note.path || '/'}: ${note.what[locale]} ${note.instead[locale]}\n`;
  });
  return HEAD[locale](report) + lines.join('');
}
