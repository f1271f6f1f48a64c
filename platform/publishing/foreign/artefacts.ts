/** One file of the package. */
export interface Artefact {
  /** Below the package’s folder. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The artefact as a file in an area of the package, with its schema first. */
export function artefact(
  area: string,
  kind: string,
  body: Readonly<Record<string, unknown>> & { readonly name: string },
): Artefact {
  return { path: `${area}/${body.name}.${kind}.json`, body: { $schema: `../../schemas/${kind}.json`, ...body } };
}
