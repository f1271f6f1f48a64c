import { useTranslation } from 'react-i18next';
import { keysOf } from '../../platform/language/layers';

/** A value of a document as people compare it; nothing where there is none. */
export function Value({ value }: { readonly value: unknown }) {
  const { t } = useTranslation();
  if (value === undefined || value === null) return <span className="k-none">{t('changes.noValue')}</span>;
  if (typeof value === 'string') return <span className="k-changes-value">{value || '“”'}</span>;
  const text = typeof value === 'object' ? JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ') : String(value);
  return <code className="k-changes-value">{text}</code>;
}

/** A place in a document: "fields › amount › label". */
export function Pointer({ pointer }: { readonly pointer: string }) {
  const { t } = useTranslation();
  const keys = keysOf(pointer);
  return <span className="k-changes-pointer">{keys.length > 0 ? keys.join(' › ') : t('changes.whole')}</span>;
}
