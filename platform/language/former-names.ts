/** What an entity or a field was called before; people who rename it do not break who knows the old name. */
export function formerNames({ formerly }: Readonly<Record<string, unknown>>): readonly string[] {
  return (formerly as readonly string[] | undefined) ?? NONE;
}

const NONE: readonly string[] = [];
