import type { ViewSurroundings } from '../../platform/vocabulary/contracts';
import { formatInstant } from '../../platform/vocabulary/instants';

interface RecordStampProps {
  readonly record: Readonly<Record<string, unknown>>;
  readonly surroundings: ViewSurroundings;
}

/** Who made the record and who changed it last. */
export function RecordStamp({ record, surroundings }: RecordStampProps) {
  const { t, locale, timeZone } = surroundings;
  const stamp = (key: string, at: unknown, by: unknown) => {
    if (typeof at !== 'string') return null;
    const who = typeof by === 'object' && by !== null ? String((by as { title?: unknown }).title ?? '') : '';
    return t(key, { when: formatInstant(at, locale, timeZone), who: who || 'Karkas' });
  };
  const made = stamp('record.createdBy', record.createdAt, record.createdBy);
  const changed = record.version === 1 ? null : stamp('record.changedBy', record.updatedAt, record.updatedBy);
  if (!made) return null;
  return <footer className="k-record-stamp">{[made, changed].filter(Boolean).join(' · ')}</footer>;
}
