import { ActionIcon, Button } from '@mantine/core';
import type { SchemeParameter } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { freeNodeId, nodeIds } from '../edits/compose-edits.ts';
import { baseOf } from '../node-views/bodies/ConstantBody.tsx';
import { optionsOf } from '../node-views/bodies/options.ts';
import { EditableCell } from '../node-views/parts/EditableCell.tsx';
import { InlineSelect } from '../node-views/parts/InlineSelect.tsx';
import { NumberCell } from '../node-views/parts/NumberCell.tsx';
import { useDesigner, useDocumentPart } from '../state/designer-context.tsx';
import { selectNode } from '../state/designer-ui.ts';
import classes from './Dock.module.css';
import { dockMessages as messages } from './dock.messages.ts';

/** The scheme's named values: the levers of the policy in one place. */
export function ParametersPanel() {
  const { actions, isReadOnly } = useDesigner();
  const { translate: t } = useLanguage();
  const parameters = useDocumentPart((document) => document.parameters) ?? [];
  const add = () => {
    const key = freeNodeId(new Set(parameters.map((one) => one.key)), 'rate');
    actions.setParameter({ key, type: 'percent', value: '0.05' });
  };
  return (
    <div>
      {parameters.length === 0 && <p className={classes['quiet']}>{t(messages.noParameters)}</p>}
      {parameters.length > 0 && (
        <table className={classes['table']}>
          <thead>
            <tr>
              <th>{t(messages.parameterTitle)}</th>
              <th>{t(messages.parameterKey)}</th>
              <th>{t(messages.parameterType)}</th>
              <th data-number>{t(messages.parameterValue)}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {parameters.map((parameter) => (
              <ParameterRow key={parameter.key} parameter={parameter} />
            ))}
          </tbody>
        </table>
      )}
      {!isReadOnly && (
        <div className={classes['toolbar']}>
          <Button size="compact-sm" variant="light" leftSection={<IconPlus size={14} />} onClick={add}>
            {t(messages.addParameter)}
          </Button>
        </div>
      )}
    </div>
  );
}

function ParameterRow({ parameter }: { readonly parameter: SchemeParameter }) {
  const { draft, ui, actions, isReadOnly } = useDesigner();
  const { language, translate: t } = useLanguage();
  const title = parameter.title?.[language] ?? '';
  const use = () => {
    const document = draft.getDocument();
    const id = freeNodeId(nodeIds(document), 'parameter');
    const bottom = Math.max(
      -140,
      ...document.nodes.filter((node) => node.frame === undefined).map((node) => node.at?.[1] ?? 0),
    );
    actions.addNode({ id, kind: 'parameter', params: { parameter: parameter.key }, at: [0, bottom + 140] });
    selectNode(ui, id);
  };
  return (
    <tr>
      <td>
        <EditableCell
          label={t(messages.parameterTitle)}
          shown={title === '' ? '—' : title}
          text={title}
          isEmpty={title === ''}
          onCommit={(typed) => {
            actions.setParameter({ ...parameter, title: { ...parameter.title, [language]: typed } });
            return null;
          }}
        />
      </td>
      <td>
        <code>{parameter.key}</code>
      </td>
      <td>
        <InlineSelect
          label={t(messages.parameterType)}
          value={parameter.type}
          options={optionsOf('types', t)}
          onChange={(type) => actions.setParameter({ ...parameter, type: baseOf(type, 'number') })}
        />
      </td>
      <td data-number>
        <NumberCell
          label={t(messages.parameterValue)}
          value={parameter.value}
          base={parameter.type}
          currency={parameter.currency}
          canBeEmpty
          onCommit={(value) => {
            const { value: _old, ...rest } = parameter;
            actions.setParameter(value === undefined ? rest : { ...rest, value });
            return null;
          }}
        />
      </td>
      <td data-number>
        {!isReadOnly && (
          <>
            <Button size="compact-xs" variant="subtle" onClick={use}>
              {t(messages.parameterUse)}
            </Button>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t(messages.removeParameter, { name: parameter.key })}
              onClick={() => actions.removeParameter(parameter.key)}
            >
              <IconTrash size={14} />
            </ActionIcon>
          </>
        )}
      </td>
    </tr>
  );
}
