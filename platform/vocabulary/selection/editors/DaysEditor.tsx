import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { PERIODS } from '../../../language/periods';
import { startOfDay } from '../../../language/zones';
import { dayOf } from '../describe-filter';
import type { EditorProps } from '../FilterEditor';

const DAY = 'YYYY-MM-DD';
const SHOWN = { en: 'MMM D, YYYY', ru: 'DD.MM.YYYY' } as const;

/** A period such as "this month", which moves with the calendar, or days from – to. */
export function DaysEditor({ site, meaning, surroundings, onMeaning }: EditorProps) {
  const { t, locale, timeZone } = surroundings;
  const isInstant = site.field.value === 'instant';
  const period = meaning?.is === 'during' ? meaning.period : null;
  const range = meaning?.is === 'range' ? meaning : { from: null, to: null };
  const shown = (bound: string | null): Dayjs | null => {
    const day = bound === null ? null : dayOf(bound, timeZone);
    return day === null ? null : dayjs(day, DAY);
  };
  const change = (days: readonly [Dayjs | null, Dayjs | null] | null) => {
    const [from, to] = (days ?? [null, null]).map((day) => day?.format(DAY) ?? null);
    onMeaning(
      isInstant
        ? { is: 'range', from: momentOf(from ?? null, timeZone, 0), to: momentOf(to ?? null, timeZone, 1) }
        : { is: 'range', from: from ?? null, to: to ?? null },
    );
  };
  return (
    <>
      <div className="k-filter-periods">
        {PERIODS.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === period}
            onClick={() => onMeaning(each === period ? null : { is: 'during', period: each })}
          >
            {t(`filter.period.${each}`)}
          </button>
        ))}
      </div>
      <DatePicker.RangePicker
        allowEmpty={[true, true]}
        value={[shown(range.from), shown(range.to)]}
        format={SHOWN[locale]}
        placeholder={[t('filter.from'), t('filter.to')]}
        onChange={change}
        getPopupContainer={(trigger) => trigger.closest<HTMLElement>('.k-filter-editor') ?? document.body}
      />
    </>
  );
}

/** The first moment of a day, or the last one before the day `later` days on. */
function momentOf(day: string | null, timeZone: string, later: 0 | 1): string | null {
  if (day === null) return null;
  const moment = startOfDay(dayjs(day, DAY).add(later, 'day').format(DAY), timeZone);
  return moment === null ? null : new Date(moment - later).toISOString();
}
