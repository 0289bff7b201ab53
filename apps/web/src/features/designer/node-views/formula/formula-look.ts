import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

export const FORMULA_COLOURS = HighlightStyle.define([
  { tag: tags.number, color: 'var(--type-percent)' },
  { tag: tags.string, color: 'var(--type-text)' },
  { tag: [tags.bool, tags.keyword], color: 'var(--type-boolean)' },
  { tag: [tags.function(tags.variableName), tags.function(tags.name)], color: 'var(--ink-text)', fontWeight: '600' },
  { tag: [tags.variableName, tags.name], color: 'var(--type-money)' },
  { tag: tags.comment, color: 'var(--text-faint)', fontStyle: 'italic' },
]);

export const FORMULA_LOOK = EditorView.theme({
  '&': { fontSize: '12.5px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-content': { fontFamily: 'var(--font-code)', padding: '5px 4px', caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 4px' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-tooltip': {
    background: 'var(--surface-raised)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius-1)',
    boxShadow: 'var(--shadow-2)',
    color: 'var(--text)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--ink)', color: 'var(--text-on-ink)' },
});
