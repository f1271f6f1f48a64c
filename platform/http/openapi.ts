import type { Policy } from '../access/contracts';
import { REFERENCE, recordSchema, type Shape } from '../access/record-schema';
import { ERRORS, type Locale } from '../foundation/errors';
import type { Entity, Snapshot } from '../language/contracts';
import type { JsonSchema } from '../vocabulary/contracts';

type Keyed = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document of the live metadata, as far as this caller may go. */
export function openApiOf(snapshot: Snapshot, policy: Policy, locale: Locale): Keyed {
  const entities = snapshot.entityNames.filter((name) => policy.may(name, 'read')).map((name) => snapshot.entity(name));
  return {
    openapi: '3.1.0',
    info: { title: 'Karkas', version: snapshot.revision },
    servers: [{ url: '/' }],
    security: [{ cookie: [] }, { bearer: [] }],
    tags: entities.map((entity) => ({ name: entity.name, description: entity.plural[locale] ?? entity.name })),
    paths: {
      ...Object.assign({}, ...entities.map((entity) => pathsOf(entity, policy, locale))),
      '/api/query': { post: queryOperation() },
    },
    components: {
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: 'karkas' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
      schemas: {
        Problem: problemSchema(),
        Reference: REFERENCE,
        ...Object.fromEntries(
          entities.flatMap((entity) =>
            SHAPES.map((shape) => [
              schemaName(entity.name, shape),
              recordSchema(entity, shape, { snapshot, policy, locale, refer, reference }),
            ]),
          ),
        ),
      },
    },
  };
}

const SHAPES: readonly Shape[] = ['read', 'create', 'update', 'row'];

function schemaName(entity: string, shape: Shape): string {
  return shape === 'read' ? entity : `${entity}.${shape}`;
}

const reference: Keyed = { $ref: '#/components/schemas/Reference' };

function refer(entity: string, shape: Shape): Keyed {
  return { $ref: `#/components/schemas/${schemaName(entity, shape)}` };
}

function pathsOf(entity: Entity, policy: Policy, locale: Locale): Keyed {
  const { name } = entity;
  const may = (action: 'create' | 'update' | 'delete') => policy.may(name, action);
  const label = entity.label[locale] ?? name;
  const operation = (verb: string, summary: string, rest: Keyed) => ({
    operationId: `${verb}_${name}`,
    summary,
    tags: [name],
    ...rest,
  });
  const record = refer(name, 'read');
  const one = { ...errors(), 200: { description: label, ...json(record) } };
  const base = `/api/records/${name}`;
  return {
    [base]: {
      get: operation('find', entity.plural[locale] ?? name, {
        parameters: listParameters(),
        responses: { ...errors(), 200: page(record) },
      }),
      ...(may('create') && {
        post: operation('create', label, {
          requestBody: { required: true, ...json(refer(name, 'create')) },
          responses: { ...errors(), 201: { description: label, ...json(record) } },
        }),
      }),
    },
    [`${base}/{id}`]: {
      parameters: [idParameter()],
      get: operation('read', label, { parameters: [text('fields', 'Dotted paths, comma separated.')], responses: one }),
      ...(may('update') && {
        patch: operation('update', label, {
          parameters: [ifMatch()],
          requestBody: { required: true, ...json(refer(name, 'update')) },
          responses: one,
        }),
      }),
      ...(may('delete') && {
        delete: operation('remove', label, {
          parameters: [ifMatch()],
          responses: { ...errors(), 204: { description: 'Removed.' } },
        }),
      }),
    },
    [`${base}/{id}/history`]: {
      parameters: [idParameter()],
      get: operation('history', label, {
        responses: { ...errors(), 200: { description: 'Changes, newest first.', ...json({ type: 'object' }) } },
      }),
    },
    ...(may('delete') &&
      entity.archivable && {
        [`${base}/{id}/restore`]: {
          parameters: [idParameter()],
          post: operation('restore', label, { responses: one }),
        },
      }),
    ...((may('create') || may('update')) && {
      [`${base}/batch`]: { post: operation('batch', entity.plural[locale] ?? name, batchBody(name)) },
    }),
  };
}

function batchBody(entity: string): Keyed {
  const many = (items: Keyed) => ({ type: 'array', items });
  const identified = { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] };
  const removal = {
    type: 'object',
    properties: { id: { type: 'string' }, version: { type: 'integer' } },
    required: ['id'],
  };
  const body = {
    type: 'object',
    properties: {
      create: many(refer(entity, 'create')),
      update: many({ allOf: [identified, refer(entity, 'update')] }),
      delete: { type: 'array', items: removal },
      upsert: {
        type: 'object',
        properties: { key: { type: 'string' }, records: many(refer(entity, 'update')) },
        required: ['key', 'records'],
      },
    },
  };
  return {
    parameters: [{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } }],
    requestBody: { required: true, ...json(body) },
    responses: {
      ...errors(),
      200: { description: 'What was created, updated and deleted.', ...json({ type: 'object' }) },
    },
  };
}

function queryOperation(): Keyed {
  const body = {
    type: 'object',
    required: ['from'],
    properties: {
      from: { type: 'string' },
      where: { type: 'object' },
      search: { type: 'string' },
      group: { type: 'array', items: { type: ['string', 'object'] } },
      measures: { type: 'object' },
      sort: { type: 'array', items: { type: 'string' } },
      limit: { type: 'integer', minimum: 1, maximum: 10000 },
    },
  };
  const rows = { type: 'object', properties: { rows: { type: 'array', items: { type: 'object' } } } };
  return {
    operationId: 'query',
    summary: 'Aggregates under the caller’s access',
    requestBody: { required: true, ...json(body) },
    responses: { ...errors(), 200: { description: 'Rows.', ...json(rows) } },
  };
}

function listParameters(): readonly Keyed[] {
  return [
    text('where', 'A condition as JSON.'),
    text('sort', 'Dotted paths, comma separated, "-" for descending.'),
    text('fields', 'Dotted paths, comma separated.'),
    text('search', 'Text the searchable fields must contain.'),
    text('after', 'The cursor `next` of the page before.'),
    { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 1000, default: 50 } },
    { name: 'offset', in: 'query', schema: { type: 'integer', minimum: 0 } },
    { name: 'count', in: 'query', schema: { enum: ['none', 'capped', 'exact'], default: 'none' } },
  ];
}

function page(record: Keyed): Keyed {
  const properties = {
    records: { type: 'array', items: record },
    next: { type: ['string', 'null'] },
    count: { type: 'integer' },
  };
  return { description: 'One page.', ...json({ type: 'object', properties, required: ['records', 'next'] }) };
}

function errors(): Keyed {
  return {
    default: {
      description: `A problem: ${Object.keys(ERRORS).join(', ')}.`,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  };
}

function problemSchema(): JsonSchema {
  const finding = {
    type: 'object',
    properties: {
      code: { type: 'string' },
      path: { type: 'string' },
      message: { type: 'string' },
      params: { type: 'object' },
    },
  };
  return {
    type: 'object',
    properties: {
      code: { enum: Object.keys(ERRORS) },
      status: { type: 'integer' },
      title: { type: 'string' },
      findings: { type: 'array', items: finding },
    },
    required: ['code', 'status'],
  };
}

function json(schema: Keyed): Keyed {
  return { content: { 'application/json': { schema } } };
}

function text(name: string, description: string): Keyed {
  return { name, in: 'query', description, schema: { type: 'string' } };
}

function idParameter(): Keyed {
  return { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
}

function ifMatch(): Keyed {
  return { name: 'If-Match', in: 'header', description: 'The version seen, in quotes.', schema: { type: 'string' } };
}
