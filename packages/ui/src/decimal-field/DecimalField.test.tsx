import { MantineProvider } from '@mantine/core';
import type { Language } from '@premia/locale';
import { act, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LanguageProvider } from '../language/LanguageProvider.tsx';
import { DecimalField } from './DecimalField.tsx';
import type { DecimalKind } from './field-text.ts';

let host: HTMLElement;
let root: Root;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
  host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
});

afterEach(() => {
  act(() => root.unmount());
  host.remove();
  vi.unstubAllGlobals();
});

interface Setup {
  readonly language: Language;
  readonly kind: DecimalKind;
  readonly value?: string | null;
}

const RUB: DecimalKind = { kind: 'money', currency: 'RUB' };

function Harness(props: Setup & { readonly onValue: (value: string | null) => void }) {
  const [value, setValue] = useState<string | null>(props.value ?? null);
  return (
    <DecimalField
      aria-label="amount"
      kind={props.kind}
      value={value}
      step="10"
      onChange={(next) => {
        setValue(next);
        props.onValue(next);
      }}
    />
  );
}

function show(setup: Setup) {
  const onValue = vi.fn<(value: string | null) => void>();
  act(() =>
    root.render(
      <LanguageProvider initial={setup.language}>
        <MantineProvider>
          <Harness {...setup} onValue={onValue} />
        </MantineProvider>
      </LanguageProvider>,
    ),
  );
  const input = host.querySelector('input');
  if (input === null) throw new Error('no input');
  return { input, onValue };
}

/** Sets the text the way typing or pasting does, so that React hears of it. */
function enter(input: HTMLInputElement, text: string): void {
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  act(() => {
    input.focus();
    setter?.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

const plain = (text: string | null | undefined): string => (text ?? '').replace(/[\u00a0\u202f]/g, ' ');

describe('DecimalField', () => {
  it.each([
    ['ru', RUB, '1 234,56', '1234.56'],
    ['ru', RUB, '1234.56', '1234.56'],
    ['en', RUB, '12,5', '12.5'],
    ['ru', RUB, '190,8 тыс.', '190800'],
    ['ru', { kind: 'percent' }, '5,25 %', '0.0525'],
    ['en', { kind: 'percent' }, '120', '1.2'],
    ['en', { kind: 'count' }, '12', '12'],
  ] as const)('%s %o: %s gives %s', (language, kind, text, value) => {
    const { input, onValue } = show({ language, kind });
    enter(input, text);
    expect(onValue).toHaveBeenLastCalledWith(value);
  });

  it('never stores 1,234.56 as something else', () => {
    const { input, onValue } = show({ language: 'en', kind: RUB });
    enter(input, '1,234.56');
    expect(onValue.mock.calls).toEqual([['1234.56']]);
  });

  it('asks which number 1,234 is and takes the answer', () => {
    const { input, onValue } = show({ language: 'en', kind: RUB });
    enter(input, '1,234');
    expect(onValue).not.toHaveBeenCalled();
    const choices = [...host.querySelectorAll('button')];
    expect(choices.map((choice) => plain(choice.textContent))).toEqual(['₽1.234', '₽1,234']);
    act(() => choices[1]?.click());
    expect(onValue.mock.calls).toEqual([['1234']]);
  });

  it.each([
    ['abc', RUB],
    ['5 %', RUB],
    ['10 $', RUB],
    ['1.5', { kind: 'count' }],
  ] as const)('refuses %s for %o with words', (text, kind) => {
    const { input, onValue } = show({ language: 'en', kind });
    enter(input, text);
    expect(onValue).not.toHaveBeenCalled();
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(host.querySelector('.mantine-InputWrapper-error')?.textContent).not.toBe('');
  });

  it('groups at rest and ungroups for editing, so that a copy is a number', () => {
    const { input } = show({ language: 'ru', kind: RUB, value: '1234567.5' });
    expect(plain(input.value)).toBe('1 234 567,50 ₽');
    act(() => input.focus());
    expect(input.value).toBe('1234567,5');
    act(() => input.blur());
    expect(plain(input.value)).toBe('1 234 567,50 ₽');
  });

  it('keeps every digit of a large amount', () => {
    const { input, onValue } = show({ language: 'ru', kind: RUB });
    enter(input, '12345678901234567,89');
    expect(onValue).toHaveBeenLastCalledWith('12345678901234567.89');
  });

  it('steps with the arrows, ten times as far with Shift', () => {
    const { input, onValue } = show({ language: 'en', kind: RUB, value: '0.1' });
    const press = (init: KeyboardEventInit) =>
      act(() => input.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init })));
    press({ key: 'ArrowUp' });
    press({ key: 'ArrowDown', shiftKey: true });
    expect(onValue.mock.calls).toEqual([['10.1'], ['-89.9']]);
  });
});
