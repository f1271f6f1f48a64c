import { useEffect, useState } from 'react';
import type { Value } from '../../../language/contracts';
import type { ReferenceValue, Surroundings } from '../../contracts';

/** The reference with its title; one known only by its id (a default, a pasted value) is asked for on the server. */
export function useTitle(
  reference: ReferenceValue | null,
  target: string,
  surroundings: Surroundings,
): ReferenceValue | null {
  const [found, setFound] = useState<ReferenceValue | null>(null);
  const { read, snapshot, locale, timeZone } = surroundings;
  const id = reference && reference.title === null ? reference.id : null;
  useEffect(() => {
    if (id === null) return;
    let wanted = true;
    const { title } = snapshot.entity(target);
    read(target, id, [title.name]).then(
      (record) => {
        const value = record[title.name] as Value | undefined;
        const text = value === null || value === undefined ? null : title.word.format(value, title, locale, timeZone);
        if (wanted) setFound({ id, title: text });
      },
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [id, target, read, snapshot, locale, timeZone]);
  return id !== null && found?.id === id ? found : reference;
}
