import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Locale } from '../platform/foundation/errors';
import type { Snapshot } from '../platform/language/contracts';
import type { ReferenceValue, ViewFind, ViewRecord, ViewSurroundings } from '../platform/vocabulary/contracts';
import type { Api } from './api';
import { changes } from './changes';
import { fieldView } from './field-views';
import { useCreateInline } from './inline';
import { useNarrow } from './kit/narrow';
import { useToast } from './kit/toast';
import { useLook } from './look';
import type { Me } from './me';
import { useSnapshot } from './metadata';
import { preferencesOf } from './preferences';
import { usePreview } from './preview';
import { useMe, useSession } from './session';

const SurroundingsContext = createContext<ViewSurroundings | null>(null);

/** What views and fields may ask of the application, over the record API. */
export function SurroundingsProvider({ children }: { readonly children: ReactNode }) {
  const { api } = useSession();
  const me = useMe();
  const snapshot = useSnapshot();
  const { t } = useTranslation();
  const { locale, dark } = useLook();
  const narrow = useNarrow();
  const navigate = useNavigate();
  const notify = useToast();
  const createInline = useCreateInline();
  const queries = useQueryClient();
  const previewing = usePreview() !== null;

  const surroundings = useMemo<ViewSurroundings>(
    () => ({
      locale,
      snapshot,
      dark,
      narrow,
      notify,
      createInline,
      t: (key, values) => t(key, values ?? {}),
      me: { id: me.user.id, title: me.user.title },
      timeZone: me.user.timeZone,
      baseCurrency: me.baseCurrency ?? null,
      actor: actorOf(me),
      fieldView,
      ...readingOf(api, snapshot, locale),
      ...writingOf(api, (entity) => {
        void queries.invalidateQueries({ queryKey: ['records', entity] });
        changes.announce(entity);
      }),
      ...(previewing ? rightsToLook(snapshot) : rightsOf(me)),
      recordHref,
      open: (entity, id) => void navigate(recordHref(entity, id)),
      openNew: (entity, values) => void navigate(`/r/${entity}/new`, values ? { state: { values } } : {}),
      preference: preferencesOf(me.user.id).get,
      setPreference: preferencesOf(me.user.id).set,
      onChanged: changes.on,
    }),
    [api, me, snapshot, locale, dark, narrow, notify, createInline, t, navigate, queries, previewing],
  );
  return <SurroundingsContext value={surroundings}>{children}</SurroundingsContext>;
}

/** The surroundings of the running application. */
export function useSurroundings(): ViewSurroundings {
  const surroundings = useContext(SurroundingsContext);
  if (!surroundings) throw new Error('useSurroundings stands outside SurroundingsProvider');
  return surroundings;
}

/** The address of a record's page. */
export function recordHref(entity: string, id: string): string {
  return `/r/${entity}/${id}`;
}

type Reading = Pick<ViewSurroundings, 'find' | 'query' | 'read' | 'lookup' | 'first'>;

function readingOf(api: Api, snapshot: Snapshot, locale: Locale): Reading {
  const find: ViewSurroundings['find'] = (entity, request) =>
    api.call('GET', `/api/records/${entity}`, { query: findQuery(request) });
  return {
    find,
    query: (request) => api.call('POST', '/api/query', { body: request }),
    read: (entity, id, fields) =>
      api.call('GET', `/api/records/${entity}/${id}`, { query: { fields: fields?.join(',') } }),
    async lookup(entity, search, where) {
      const { title } = snapshot.entity(entity);
      const sorted = title.compared ? [title.name] : [];
      const { records } = await find(entity, { search, where, fields: [title.name], sort: sorted, limit: 20 });
      return records.map((record) => ({ id: record.id, title: titleOf(record, snapshot, entity, locale) }));
    },
    async first(entity, where, sort) {
      const { title } = snapshot.entity(entity);
      const { records } = await find(entity, { where, fields: [title.name], sort, limit: 1 });
      const [record] = records;
      return record ? { id: record.id, title: titleOf(record, snapshot, entity, locale) } : null;
    },
  };
}

function titleOf(record: ViewRecord, snapshot: Snapshot, entity: string, locale: Locale): ReferenceValue['title'] {
  const { title } = snapshot.entity(entity);
  const value = record[title.name];
  if (value === undefined || value === null) return null;
  return title.word.format(value as Parameters<typeof title.word.format>[0], title, locale);
}

type Writing = Pick<ViewSurroundings, 'create' | 'update' | 'remove'>;

function writingOf(api: Api, changed: (entity: string) => void): Writing {
  return {
    async create(entity, values) {
      const record = await api.call<ViewRecord>('POST', `/api/records/${entity}`, { body: values });
      changed(entity);
      return record;
    },
    async update(entity, id, version, values) {
      const headers = { 'If-Match': `"${version}"` };
      const record = await api.call<ViewRecord>('PATCH', `/api/records/${entity}/${id}`, { body: values, headers });
      changed(entity);
      return record;
    },
    async remove(entity, id, version) {
      await api.call('DELETE', `/api/records/${entity}/${id}`, { headers: { 'If-Match': `"${version}"` } });
      changed(entity);
    },
  };
}

/** What expressions know as `me`. */
function actorOf({ user, roles }: Me): ViewSurroundings['actor'] {
  return { id: user.id, name: user.title, team: user.team, teamsBelow: user.teamsBelow ?? [], roles };
}

type Rights = Pick<ViewSurroundings, 'may' | 'mayWrite' | 'mayCreate'>;

function rightsOf(me: Me): Rights {
  return {
    may: (entity, action) => me.rights[entity]?.[action] ?? false,
    mayCreate: (entity) => me.rights[entity]?.create ?? false,
    mayWrite: (entity, field) => {
      const rights = me.rights[entity];
      return rights?.update === true && !rights.readOnlyFields.includes(field);
    },
  };
}

/** In a preview nothing is written, and whatever the server tells of may be read. */
function rightsToLook(snapshot: Snapshot): Rights {
  return {
    may: (entity, action) => action === 'read' && snapshot.hasEntity(entity),
    mayCreate: () => false,
    mayWrite: () => false,
  };
}

function findQuery(request: ViewFind): Readonly<Record<string, string | number | undefined>> {
  const { where, sort, fields, ...plain } = request;
  return {
    ...plain,
    where: where === undefined || isEmpty(where) ? undefined : JSON.stringify(where),
    sort: sort?.join(','),
    fields: fields?.join(','),
  };
}

function isEmpty(where: unknown): boolean {
  return where === null || (typeof where === 'object' && Object.keys(where).length === 0);
}
