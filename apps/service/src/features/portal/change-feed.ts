import { type Bell, createBell } from '../../jobs/bell.ts';

/** Rings the open portals of a person when their accruals moved. Says nothing about what moved: watchers look for themselves. */
export interface ChangeFeed {
  watch(employeeId: string): Watcher;
  announce(employeeId: string): void;
  /** After announcements may have been missed. */
  announceAll(): void;
  readonly watchers: number;
}

export interface Watcher {
  readonly bell: Bell;
  leave(): void;
}

export function createChangeFeed(): ChangeFeed {
  const bells = new Map<string, Set<Bell>>();
  return {
    watch(employeeId) {
      const bell = createBell();
      const own = bells.get(employeeId) ?? new Set();
      own.add(bell);
      bells.set(employeeId, own);
      return {
        bell,
        leave() {
          own.delete(bell);
          if (own.size === 0 && bells.get(employeeId) === own) {
            bells.delete(employeeId);
          }
        },
      };
    },
    announce(employeeId) {
      for (const bell of bells.get(employeeId) ?? []) {
        bell.ring();
      }
    },
    announceAll() {
      for (const own of bells.values()) {
        for (const bell of own) {
          bell.ring();
        }
      }
    },
    get watchers() {
      return [...bells.values()].reduce((sum, own) => sum + own.size, 0);
    },
  };
}
