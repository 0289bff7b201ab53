import { LanguageProvider } from '@premia/ui';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Designer, DesignerProvider } from '../../state/designer-context.tsx';
import { createDesignerUi } from '../../state/designer-ui.ts';
import { EditableCell } from './EditableCell.tsx';

const designer = { ui: createDesignerUi(), isReadOnly: false } as unknown as Designer;
let host: HTMLElement;
let root: Root;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
});

afterEach(() => {
  act(() => root.unmount());
  host.remove();
  vi.unstubAllGlobals();
});

function show(text: string, onCommit: (text: string) => null): void {
  act(() =>
    root.render(
      <LanguageProvider initial="en">
        <DesignerProvider designer={designer}>
          <EditableCell label="Rate" shown={text} text={text} onCommit={onCommit} />
        </DesignerProvider>
      </LanguageProvider>,
    ),
  );
}

function enter(text: string): HTMLInputElement {
  act(() => host.querySelector('button')?.click());
  const input = host.querySelector('input');
  if (input === null) throw new Error('no input');
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  return input;
}

const choices = () => [...host.querySelectorAll<HTMLButtonElement>('[role="alert"] button')];
const pressEnter = (input: HTMLElement) =>
  act(() => input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })));

test('what somebody else wrote meanwhile is not written over without a word', () => {
  const onCommit = vi.fn(() => null);
  show('5%', onCommit);
  const input = enter('6%');
  show('7%', onCommit);
  expect(choices().map(({ textContent }) => textContent)).toEqual(['Theirs: 7%', 'Mine: 6%']);
  pressEnter(input);
  expect(onCommit).not.toHaveBeenCalled();
  act(() => choices()[1]?.click());
  expect(onCommit.mock.calls).toEqual([['6%']]);
  expect(host.querySelector('input')).toBeNull();
});

test('theirs is kept by saying so, and by not having typed anything', () => {
  const onCommit = vi.fn(() => null);
  show('5%', onCommit);
  enter('6%');
  show('7%', onCommit);
  act(() => choices()[0]?.click());
  const untouched = enter('7%');
  show('8%', onCommit);
  pressEnter(untouched);
  expect(onCommit).not.toHaveBeenCalled();
  expect(host.querySelector('button')?.textContent).toBe('8%');
});
