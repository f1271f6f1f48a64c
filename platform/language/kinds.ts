/** The kinds of artefact. A new kind is one line here and one schema in `metadata/schemas/`. */
export const KINDS = ['entity', 'choices', 'form', 'view', 'role', 'workspace', 'data', 'scenario'] as const;

export type Kind = (typeof KINDS)[number];

export function isKind(name: string): name is Kind {
  return (KINDS as readonly string[]).includes(name);
}
