/** The part of npm-packlist that is used; it brings no types of its own. */
declare module 'npm-packlist' {
  interface Tree {
    readonly path: string;
    readonly package: object;
    readonly isProjectRoot: true;
    readonly edgesOut: ReadonlyMap<string, unknown>;
  }
  function packlist(tree: Tree): Promise<string[]>;
  export = packlist;
}
