import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Plan } from '../../platform/publishing/contracts';
import type { ViewRecord } from '../../platform/vocabulary/contracts';
import { titleText } from '../../platform/vocabulary/kit/title-text';
import { type Call, type Method, ProblemError } from '../api';
import { useToast } from '../kit/toast';
import { useSession } from '../session';
import { useSurroundings } from '../surroundings';
import type { ChangeSet, Difference, Revision } from './wire';

const KEY = 'studio';
const PAGE = 50;

interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page begins; undefined after the last. */
  readonly next: string | undefined;
}

/** A call that asks of what is published, whatever is previewed. */
export function useStudio(): <T>(method: Method, path: string, call?: Call) => Promise<T> {
  const { api } = useSession();
  return useCallback((method, path, call = {}) => api.call(method, path, { ...call, published: true }), [api]);
}

/** All change sets, the last changed first, page by page. */
export function useChangeSets() {
  const ask = useStudio();
  return usePages<ViewRecord>(['sets'], async (after) => {
    const fields = 'name,state,createdBy,updatedAt,publishAt,revision';
    const query = { fields, sort: '-updatedAt', limit: PAGE, after };
    const found = await ask<{ records: readonly ViewRecord[]; next: string | null }>('GET', '/api/records/changeSet', {
      query,
    });
    return { items: found.records, next: found.next ?? undefined };
  });
}

export function useChangeSet(id: string) {
  const ask = useStudio();
  return useQuery({
    queryKey: [KEY, 'set', id],
    queryFn: () => ask<ChangeSet>('GET', `/api/studio/changesets/${id}`),
    retry: false,
  });
}

/** What publishing the set would do; asked anew on every visit. */
export function usePlan(id: string, version: number) {
  const ask = useStudio();
  return useQuery({
    queryKey: [KEY, 'plan', id, version],
    queryFn: () => ask<Plan>('GET', `/api/studio/changesets/${id}/plan`),
    retry: false,
    staleTime: 0,
  });
}

/** An effective artefact as the set makes it; null when there is none yet. */
export function useArtefact(id: string, kind: string, name: string) {
  const ask = useStudio();
  return useQuery({
    queryKey: [KEY, 'artefact', id, kind, name],
    queryFn: async () => {
      try {
        const path = `/api/studio/changesets/${id}/artefacts/${kind}/${name}`;
        return (await ask<{ artefact: Readonly<Record<string, unknown>> }>('GET', path)).artefact;
      } catch (error) {
        if (error instanceof ProblemError && error.code === 'unknownArtefact') return null;
        throw error;
      }
    },
    retry: false,
    staleTime: 0,
    gcTime: 0,
  });
}

export function useComments(id: string) {
  const ask = useStudio();
  return useQuery({
    queryKey: [KEY, 'comments', id],
    queryFn: async () => {
      const where = JSON.stringify({ changeSet: id });
      const query = { where, fields: 'text,about,createdBy,createdAt', sort: 'createdAt', limit: 200 };
      return (await ask<{ records: readonly ViewRecord[] }>('GET', '/api/records/changeSetComment', { query })).records;
    },
  });
}

/** All revisions, the newest first, page by page. */
export function useRevisions() {
  const ask = useStudio();
  return usePages<Revision>(['revisions'], async (before) => {
    const query = { limit: PAGE, before };
    const { revisions } = await ask<{ revisions: readonly Revision[] }>('GET', '/api/studio/revisions', { query });
    return { items: revisions, next: revisions.length < PAGE ? undefined : revisions.at(-1)?.id };
  });
}

export function useDifference(from: string, to: string) {
  const ask = useStudio();
  return useQuery({
    queryKey: [KEY, 'difference', from, to],
    queryFn: async () => {
      const path = `/api/studio/revisions/${from}/difference/${to}`;
      return (await ask<{ differences: readonly Difference[] }>('GET', path)).differences;
    },
    retry: false,
  });
}

export function useRevertPlan(revision: string) {
  const ask = useStudio();
  return useQuery({
    queryKey: [KEY, 'revert', revision],
    queryFn: () => ask<Plan>('GET', `/api/studio/revisions/${revision}/revert`),
    retry: false,
    staleTime: 0,
  });
}

/** The names of people by id, as far as they are known. */
export function usePeople(ids: readonly (string | null)[]): ReadonlyMap<string, string> {
  const ask = useStudio();
  const surroundings = useSurroundings();
  const { title } = surroundings.snapshot.entity('user');
  const wanted = [...new Set(ids.filter((id) => id !== null))].sort();
  const { data } = useQuery({
    queryKey: [KEY, 'people', ...wanted],
    enabled: wanted.length > 0,
    queryFn: async () => {
      const query = { where: JSON.stringify({ id: { $in: wanted } }), fields: title.name, limit: wanted.length };
      return (await ask<{ records: readonly ViewRecord[] }>('GET', '/api/records/user', { query })).records;
    },
  });
  return new Map(data?.map((record) => [record.id, titleText(title, record[title.name], surroundings)]));
}

export interface Deeds {
  readonly busy: boolean;
  /** Does something and asks everything anew. A refusal is told in a passing message, unless `onProblem` takes it. */
  run<T>(deed: () => Promise<T>, onProblem?: (problem: ProblemError) => boolean): Promise<T | null>;
}

/** Doing something that changes what these pages show. */
export function useDeeds(): Deeds {
  const notify = useToast();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  return {
    busy,
    async run(deed, onProblem) {
      setBusy(true);
      try {
        const done = await deed();
        await queries.invalidateQueries({ queryKey: [KEY] });
        return done;
      } catch (problem) {
        if (!(problem instanceof ProblemError)) throw problem;
        if (!onProblem?.(problem)) notify('error', [problem.message, ...saidIn(problem)].join('\n'));
        return null;
      } finally {
        setBusy(false);
      }
    },
  };
}

function saidIn({ findings }: ProblemError): readonly string[] {
  return findings.slice(0, 3).map(({ message }) => message);
}

function usePages<T>(key: readonly string[], ask: (from: string | undefined) => Promise<Page<T>>) {
  const query = useInfiniteQuery({
    queryKey: [KEY, ...key],
    queryFn: ({ pageParam }) => ask(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) };
}
