import type { RecordValues } from '../../fields/kit/known-values';

/** An object that always shows the newest values, so that whoever holds it need not be drawn anew when they change. */
export function liveView(values: () => RecordValues): RecordValues {
  return new Proxy<RecordValues>(
    {},
    {
      get: (_, name) => (typeof name === 'string' ? values()[name] : undefined),
      has: (_, name) => Reflect.has(values(), name),
      ownKeys: () => Reflect.ownKeys(values()),
      getOwnPropertyDescriptor: (_, name) => {
        const found = Object.getOwnPropertyDescriptor(values(), name);
        return found && { ...found, configurable: true };
      },
    },
  );
}
