import { type EditorState, type Extension, StateField } from '@codemirror/state';
import { showTooltip, type Tooltip } from '@codemirror/view';
import { callAt, type FormulaLanguage, type FunctionSignature, functionSignature } from '@premia/scheme';
import classes from '../bodies/FormulaBody.module.css';

/** Above the call the cursor is in: how the function is written, the present argument in bold. */
export function signatureHelp(language: FormulaLanguage): Extension {
  const tooltips = ({ doc, selection }: EditorState): readonly Tooltip[] => {
    const call = callAt(doc.toString(), language, selection.main.head);
    if (call === null) return [];
    const create = () => ({ dom: signatureElement(functionSignature(call.fn, language), call.argument) });
    return [{ pos: call.name.from, above: true, create }];
  };
  return StateField.define<readonly Tooltip[]>({
    create: tooltips,
    update: (shown, transaction) =>
      transaction.docChanged || transaction.selection !== undefined ? tooltips(transaction.state) : shown,
    provide: (field) => showTooltip.computeN([field], (state) => state.field(field)),
  });
}

function signatureElement({ text, parameters }: FunctionSignature, argument: number): HTMLElement {
  const element = document.createElement('div');
  element.className = classes['signature'] ?? '';
  // The last parameter of a function that takes any number stays marked beyond its place.
  const present = parameters[Math.min(argument, parameters.length - 1)];
  if (present === undefined) {
    element.textContent = text;
    return element;
  }
  const marked = document.createElement('b');
  marked.textContent = text.slice(present.from, present.to);
  element.append(text.slice(0, present.from), marked, text.slice(present.to));
  return element;
}
