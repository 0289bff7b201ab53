import type { Message } from '@premia/locale';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { type Combination, type Layout, layoutOf, matches } from './keys.ts';

export interface Shortcut {
  /** Stable name, for rebinding later: `designer.undo`. */
  readonly id: string;
  readonly keys: readonly Combination[];
  readonly label: Message<Record<never, never>>;
  readonly group: Message<Record<never, never>>;
  readonly run: (event: KeyboardEvent) => void;
  /** Listed but not run, for instance while nothing is selected. */
  readonly disabled?: boolean | undefined;
}

/** These work while a text field has the focus; every other one would eat what is being typed. */
const WHILE_TYPING: readonly Combination[] = ['mod+s', 'mod+enter', 'mod+k'];

/** One list of everything the keyboard can do now; the sheet behind `?` prints it. */
export class ShortcutRegistry {
  private shortcuts: readonly Shortcut[] = [];
  private readonly listeners = new Set<() => void>();
  private layout: Layout = 'latin';

  add(shortcut: Shortcut): () => void {
    this.replace([...this.shortcuts, shortcut]);
    return () => this.replace(this.shortcuts.filter((other) => other !== shortcut));
  }

  list = (): readonly Shortcut[] => this.shortcuts;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The latest added wins, so that a dialog or the designer can take a key over. */
  press(event: KeyboardEvent): void {
    this.layout = layoutOf(event) ?? this.layout;
    if (event.defaultPrevented || event.isComposing) return;
    const typing = isTyping(event.target);
    for (const shortcut of [...this.shortcuts].reverse()) {
      const hit = shortcut.keys.find((combination) => matches(event, combination, this.layout));
      if (hit === undefined || shortcut.disabled === true || (typing && !WHILE_TYPING.includes(hit))) continue;
      event.preventDefault();
      shortcut.run(event);
      return;
    }
  }

  private replace(shortcuts: readonly Shortcut[]): void {
    this.shortcuts = shortcuts;
    for (const listener of this.listeners) listener();
  }
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

const RegistryContext = createContext<ShortcutRegistry | null>(null);

export function ShortcutProvider(props: { readonly children: ReactNode }) {
  const registry = useMemo(() => new ShortcutRegistry(), []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => registry.press(event);
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [registry]);
  return <RegistryContext.Provider value={registry}>{props.children}</RegistryContext.Provider>;
}

function useRegistry(): ShortcutRegistry {
  const registry = useContext(RegistryContext);
  if (registry === null) throw new Error('useShortcut: no ShortcutProvider above this component');
  return registry;
}

/**
 * Registers a shortcut while the calling component is mounted. `keys`, `label` and `group` are read again
 * only when `id` or `disabled` changes; `run` is always the latest.
 */
export function useShortcut(shortcut: Shortcut): void {
  const registry = useRegistry();
  const latest = useRef(shortcut);
  useEffect(() => {
    latest.current = shortcut;
  });
  const { id, disabled } = shortcut;
  useEffect(
    () => registry.add({ ...latest.current, id, disabled, run: (event) => latest.current.run(event) }),
    [registry, id, disabled],
  );
}

export function useShortcutList(): readonly Shortcut[] {
  const registry = useRegistry();
  return useSyncExternalStore(registry.subscribe, registry.list);
}
