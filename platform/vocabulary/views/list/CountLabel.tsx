import type { ViewSurroundings } from '../../contracts';
import type { Count } from './use-count';

/** "1,000+" until somebody wants to know exactly. */
export function CountLabel({
  count,
  surroundings,
}: {
  readonly count: Count;
  readonly surroundings: ViewSurroundings;
}) {
  const { t, locale } = surroundings;
  if (count.value === null) return null;
  const number = count.value.toLocaleString(locale);
  if (count.exact) return <span title={t('list.count', { count: count.value })}>{number}</span>;
  return (
    <button type="button" title={t('list.countExactly')} onClick={count.countExactly}>
      {number}+
    </button>
  );
}
