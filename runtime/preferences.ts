/** What a user set up on his screens, kept in this browser per user. A browser that keeps nothing only forgets. */
export interface Preferences {
  get<T>(key: string): T | undefined;
  set(key: string, value: unknown): void;
}

/** The preferences of one user; `undefined` removes a key. */
export function preferencesOf(user: string): Preferences {
  const address = (key: string) => `karkas:${user}:${key}`;
  return {
    get<T>(key: string): T | undefined {
      try {
        const text = localStorage.getItem(address(key));
        return text === null ? undefined : (JSON.parse(text) as T);
      } catch {
        return undefined;
      }
    },
    set(key, value) {
      try {
        if (value === undefined) localStorage.removeItem(address(key));
        else localStorage.setItem(address(key), JSON.stringify(value));
      } catch {
        // A full or forbidden storage: the screen works, it only will not remember.
      }
    },
  };
}
