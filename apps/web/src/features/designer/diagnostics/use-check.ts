import { useTranslate } from '@premia/ui';
import { designerMessages as messages } from '../designer.messages.ts';
import { announce } from '../state/announce.ts';
import { useDesigner } from '../state/designer-context.tsx';
import { runCases } from '../state/designer-ui.ts';

/** Runs the cases, opens the problems and says how many there are. */
export function useCheck(): () => void {
  const { ui, analysis } = useDesigner();
  const t = useTranslate();
  return () => {
    runCases(ui);
    ui.setState({ dock: 'problems' });
    announce(ui, t(messages.checked, { count: analysis.getState().diagnostics.length }));
  };
}
