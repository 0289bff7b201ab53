import { type FormulaLanguage, parseLinkEnd, type SchemeEdit, type SchemeNode, withFormula } from '@premia/scheme';
import { useDesigner } from '../../state/designer-context.tsx';
import { bodyMessages } from '../bodies/bodies.messages.ts';
import { formulaNames } from '../bodies/formula-names.ts';
import { foldedName } from './formula-chips.ts';
import { endText, type FormulaValue } from './formula-scope.ts';
import { isSound, spellings, tidied } from './formula-trial.ts';

export interface CommitSetting {
  /** The formula that is paid by, as it is shown. */
  readonly text: string;
  readonly pending: string | null;
  readonly language: FormulaLanguage;
  readonly scope: readonly FormulaValue[];
}

/**
 * Saves what was typed, in one step. What it names becomes the inputs, linked where a value of that name stands on the
 * drawing; links of names it dropped go. A text that is no sound formula waits beside the last one that was: that goes
 * on paying.
 */
export function useFormulaCommit(node: SchemeNode, setting: CommitSetting): (typed: string) => void {
  const { actions, draft } = useDesigner();
  const { text, pending, language, scope } = setting;
  return (typed) => {
    const next = tidied(typed, setting);
    if (next === (pending ?? text)) return;
    const { pending: _former, ...params } = node.params ?? {};
    const what = bodyMessages.formulaText;
    const names = formulaNames(next, language);
    const canWait = text.trim() !== '' && formulaNames(text, language) !== null;
    if (canWait && (names === null || !isSound(next, setting))) {
      actions.setParams(node.id, withFormula({ ...params, pending: next }, { text, language }), what);
      return;
    }
    const inputs = names ?? scope.filter(({ isInput }) => isInput).map(({ key }) => key);
    const edits = linkEdits({ node, inputs, scope, links: draft.getDocument().links });
    actions.setFormula(node.id, withFormula({ ...params, inputs: [...inputs] }, { text: next, language }), edits);
  };
}

interface LinkSetting {
  readonly node: SchemeNode;
  readonly inputs: readonly string[];
  readonly scope: readonly FormulaValue[];
  readonly links: readonly { readonly from: string; readonly to: string }[];
}

export function linkEdits({ node, inputs, scope, links }: LinkSetting): readonly SchemeEdit[] {
  const kept = new Set(inputs);
  const own = links.filter(({ to }) => parseLinkEnd(to).nodeId === node.id);
  const removed = own.filter(({ to }) => !kept.has(parseLinkEnd(to).port ?? ''));
  const linked = new Set(own.map(({ to }) => parseLinkEnd(to).port ?? ''));
  const known = spellings(scope);
  const added = inputs.flatMap((key) => {
    const value = known.get(foldedName(key));
    if (linked.has(key) || value === undefined || value.source === null) return [];
    return [{ from: endText(value.source), to: endText({ nodeId: node.id, port: key }) }];
  });
  return [
    ...removed.map((link): SchemeEdit => ({ edit: 'removeLink', link })),
    ...added.map((link): SchemeEdit => ({ edit: 'addLink', link })),
  ];
}
