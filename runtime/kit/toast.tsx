import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewSurroundings } from '../../platform/vocabulary/contracts';
import { Glyph } from '../../platform/vocabulary/kit/glyph';

type Notify = ViewSurroundings['notify'];
type Kind = Parameters<Notify>[0];

interface Toast {
  readonly key: number;
  readonly kind: Kind;
  readonly text: string;
  readonly action: Parameters<Notify>[2];
}

const STAYS_MILLISECONDS: Readonly<Record<Kind, number>> = { success: 4000, info: 5000, error: 9000 };
const MOST = 4;
const ICONS = {
  success: <Glyph.CheckCircleFilled />,
  info: <Glyph.InfoCircleFilled />,
  error: <Glyph.ExclamationCircleFilled />,
};

const ToastContext = createContext<Notify | null>(null);

/** Messages that pass by in a corner. They are read aloud and never take the focus. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const nextKey = useRef(0);
  const close = useCallback((key: number) => setToasts((now) => now.filter((toast) => toast.key !== key)), []);
  const notify = useCallback<Notify>(
    (kind, text, action) => {
      const key = nextKey.current++;
      setToasts((now) => [...now.slice(1 - MOST), { key, kind, text, action }]);
      setTimeout(() => close(key), STAYS_MILLISECONDS[kind]);
    },
    [close],
  );
  return (
    <ToastContext value={notify}>
      {children}
      <div className="k-toasts" role="log" aria-live="polite">
        {toasts.map(({ key, kind, text, action }) => (
          <div key={key} className={`k-toast k-toast-${kind}`}>
            <span className="k-toast-icon" aria-hidden="true">
              {ICONS[kind]}
            </span>
            <span className="k-toast-text">{text}</span>
            {action && (
              <button
                type="button"
                className="k-toast-action"
                onClick={() => {
                  close(key);
                  action.run();
                }}
              >
                {action.label}
              </button>
            )}
            <button type="button" className="k-toast-close" aria-label={t('action.close')} onClick={() => close(key)}>
              <Glyph.Close />
            </button>
          </div>
        ))}
      </div>
    </ToastContext>
  );
}

/** Says something that passes by. */
export function useToast(): Notify {
  const notify = useContext(ToastContext);
  if (!notify) throw new Error('useToast stands outside ToastProvider');
  return notify;
}
