import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../platform/language/contracts';
import type { Api, ProblemError } from './api';
import { Failed } from './kit/Failed';
import { Loading } from './kit/Loading';
import { usePreview } from './preview';
import { useSession } from './session';

/** How often a visible window asks whether new metadata was published; unchanged costs an empty 304. */
const POLL_MILLISECONDS = 1500;

const MetadataContext = createContext<Snapshot | null>(null);

/** Metadata as this user sees it, swapped live when a new revision is published or a preview begins or ends. */
export function MetadataProvider({ children }: { readonly children: ReactNode }) {
  const { api, refresh } = useSession();
  const { t } = useTranslation();
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  const [error, setError] = useState<ProblemError | null>(null);
  const [attempt, setAttempt] = useState(0);
  const etag = useRef<string | null>(null);
  const shown = usePreview()?.id;
  const queries = useQueryClient();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt or another preview asks again
  useEffect(() => {
    let alive = true;
    const renew = async () => {
      await refresh();
      void queries.invalidateQueries({ queryKey: ['records'] });
    };
    const look = async () => {
      if (document.visibilityState === 'hidden' && etag.current) return;
      try {
        const fresh = await askMetadata(api, etag.current);
        if (!alive || !fresh) return;
        if (etag.current) await renew();
        etag.current = fresh.etag;
        setSnapshot(fresh.snapshot);
        setError(null);
      } catch (problem) {
        if (alive && !etag.current) setError(problem as ProblemError);
      }
    };
    void look();
    const timer = setInterval(look, POLL_MILLISECONDS);
    document.addEventListener('visibilitychange', look);
    return () => {
      alive = false;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [api, refresh, attempt, shown]);

  if (snapshot) return <MetadataContext value={snapshot}>{children}</MetadataContext>;
  if (error) return <Failed error={error} title={t('metadata.failed')} onRetry={() => setAttempt(attempt + 1)} />;
  return <Loading />;
}

/** The metadata that the screens are made of. */
export function useSnapshot(): Snapshot {
  const snapshot = useContext(MetadataContext);
  if (!snapshot) throw new Error('useSnapshot stands outside MetadataProvider');
  return snapshot;
}

async function askMetadata(api: Api, etag: string | null): Promise<{ etag: string; snapshot: Snapshot } | null> {
  const compiler = import('./compile');
  const reply = await api.ask('GET', '/api/metadata', etag ? { headers: { 'If-None-Match': etag } } : {});
  if (reply.status === 304) return null;
  const { compile } = await compiler;
  return { etag: reply.etag ?? '', snapshot: compile(reply.body) };
}
