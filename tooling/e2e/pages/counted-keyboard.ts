import type { CDPSession, Page } from '@playwright/test';
import type { Effort } from '../src/effort.ts';
import { type Key, keyAt, keyTyping, type Layout } from '../src/keyboard-layouts.ts';

const MODIFIERS = { Alt: 1, Control: 2, Meta: 4, Shift: 8 } as const;
type Modifier = keyof typeof MODIFIERS;

/**
 * Hands on a keyboard of a stated layout. Typed text is free, every other press counts as one, whatever keys are held
 * down with it. Presses go to the browser as the keyboard sends them: the letter of the layout with the place of the key.
 */
export class CountedKeyboard {
  readonly #page: Page;
  readonly #effort: Effort;
  readonly #layout: Layout;
  #session: CDPSession | null = null;

  constructor(page: Page, effort: Effort, layout: Layout) {
    this.#page = page;
    this.#effort = effort;
    this.#layout = layout;
  }

  /** `Enter`, `/`, `Control+V`, `Shift+Tab`, by the names of the keys on a Latin keyboard. */
  async press(combination: string): Promise<void> {
    this.#effort.add(combination);
    const parts = combination === '/' ? ['/'] : combination.split('+');
    const held = parts.slice(0, -1) as Modifier[];
    const modifiers = held.reduce((bits, name) => bits | MODIFIERS[name], 0);
    const key = keyAt(
      (parts.at(-1) ?? '').replace(/^[A-Z]$/, (letter) => letter.toLowerCase()),
      this.#layout,
    );
    const typed = held.includes('Shift') ? { ...key, key: upper(key.key), text: upper(key.text) } : key;
    const isCommand = held.some((name) => name !== 'Shift');
    await this.#send(isCommand ? { ...typed, text: '' } : typed, modifiers);
  }

  async type(text: string): Promise<void> {
    for (const character of text) await this.#send(keyTyping(character), 0);
  }

  /** What was copied elsewhere, put in with Ctrl+V. */
  async paste(text: string): Promise<void> {
    await this.#page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.press('Control+V');
  }

  async #send({ key, code, virtualKeyCode, text }: Key, modifiers: number): Promise<void> {
    this.#session ??= await this.#page.context().newCDPSession(this.#page);
    const common = { key, code, modifiers, windowsVirtualKeyCode: virtualKeyCode };
    const isPaste = code === 'KeyV' && (modifiers & MODIFIERS.Control) !== 0;
    await this.#session.send('Input.dispatchKeyEvent', {
      ...common,
      type: text === '' ? 'rawKeyDown' : 'keyDown',
      ...(text === '' ? {} : { text, unmodifiedText: text }),
      ...(isPaste ? { commands: ['paste'] } : {}),
    });
    await this.#session.send('Input.dispatchKeyEvent', { ...common, type: 'keyUp' });
  }
}

function upper(text: string): string {
  return text.length === 1 ? text.toUpperCase() : text;
}
