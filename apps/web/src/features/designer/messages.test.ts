import { catalogueFaults } from '@premia/locale';
import { expect, test } from 'vitest';
import { approvalsMessages } from '../approvals/approvals.messages.ts';
import { canvasMessages } from './canvas/canvas.messages.ts';
import { casesMessages } from './cases/cases.messages.ts';
import { GROUP_HINTS, GROUP_WORDS } from './catalogue/groups.ts';
import { effectMessages } from './compare/effect.messages.ts';
import { waysMessages } from './compare/ways.messages.ts';
import { dataMessages } from './data/data.messages.ts';
import { designerMessages } from './designer.messages.ts';
import { dockMessages } from './diagnostics/dock.messages.ts';
import { inspectorMessages } from './inspector/inspector.messages.ts';
import { paramMessages } from './inspector/params/params.messages.ts';
import { poolMessages } from './inspector/params/pool.messages.ts';
import { bodyMessages } from './node-views/bodies/bodies.messages.ts';
import { formulaMessages } from './node-views/formula/formula.messages.ts';
import { nodeViewMessages } from './node-views/node-views.messages.ts';
import { outlineMessages } from './outline/outline.messages.ts';
import { paletteMessages } from './palette/palette.messages.ts';
import { previewMessages } from './preview/preview.messages.ts';
import { shortcutMessages } from './shortcuts/designer-shortcuts.ts';
import { actionMessages } from './state/actions.messages.ts';
import { submitMessages } from './submit/submit.messages.ts';

test.each(
  Object.entries({
    approvalsMessages,
    canvasMessages,
    casesMessages,
    dataMessages,
    effectMessages,
    formulaMessages,
    GROUP_HINTS,
    GROUP_WORDS,
    designerMessages,
    dockMessages,
    inspectorMessages,
    bodyMessages,
    nodeViewMessages,
    outlineMessages,
    paramMessages,
    poolMessages,
    paletteMessages,
    previewMessages,
    submitMessages,
    shortcutMessages,
    waysMessages,
    actionMessages,
  }),
)('%s are whole in Russian and English', (_, messages) => {
  expect(catalogueFaults(messages)).toEqual([]);
});
