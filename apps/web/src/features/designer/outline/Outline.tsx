import { ActionIcon, Button } from '@mantine/core';
import {
  formatLinkEnd,
  type InputPort,
  isNodeKindName,
  parseLinkEnd,
  type SchemeLink,
  type SchemeNode,
} from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { IconArrowRight, IconPlus, IconTrash, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { kindName, nodeName } from '../catalogue/node-name.ts';
import { portsOf } from '../catalogue/ports.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import { useDiagnosticWords } from '../diagnostics/ProblemsPanel.tsx';
import { nodeViewMessages } from '../node-views/node-views.messages.ts';
import { NODE_VIEWS, UNKNOWN_VIEW } from '../node-views/node-views.ts';
import { EditableCell } from '../node-views/parts/EditableCell.tsx';
import { InputValue } from '../node-views/parts/InputValue.tsx';
import { ValueText } from '../preview/ValueText.tsx';
import { NO_DIAGNOSTICS, worstSeverity } from '../state/analysis-store.ts';
import { useAnalysis, useDesigner, useDocument, usePortValue, useUi } from '../state/designer-context.tsx';
import { selectNode } from '../state/designer-ui.ts';
import { useInputSources } from '../state/input-sources.ts';
import classes from './Outline.module.css';
import { outlineMessages as messages } from './outline.messages.ts';
import { outlineRows } from './outline-rows.ts';

/** The whole scheme as a table in which everything can be done: for screen readers, phones and paper. */
export function Outline() {
  const { ui, isReadOnly } = useDesigner();
  const { translate: t } = useLanguage();
  const document = useDocument();
  const rows = useMemo(() => outlineRows(document), [document]);
  return (
    <div className={classes['outline']}>
      <table className={classes['table']} aria-label={t(messages.title)}>
        <thead>
          <tr>
            <th>{t(messages.name)}</th>
            <th>{t(messages.inputs)}</th>
            <th>{t(messages.settings)}</th>
            <th data-number>{t(messages.value)}</th>
            <th />
          </tr>
        </thead>
        {rows.map(({ node, level }) => (
          <OutlineRow key={node.id} node={node} level={level} />
        ))}
      </table>
      {rows.length === 0 && <p className={classes['quiet']}>{t(messages.empty)}</p>}
      {!isReadOnly && (
        <Button
          m={12}
          size="xs"
          variant="light"
          leftSection={<IconPlus size={14} />}
          onClick={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            ui.setState({
              palette: { screen: [box.left, box.top - 420], place: null, from: null, linkKey: null, frame: null },
            });
          }}
        >
          {t(messages.add)}
        </Button>
      )}
    </div>
  );
}

const COLUMNS = 5;

function OutlineRow({ node, level }: { readonly node: SchemeNode; readonly level: number }) {
  const { ui, actions, isReadOnly } = useDesigner();
  const { language, translate: t } = useLanguage();
  const naming = useNaming();
  const name = nodeName(node, naming);
  const { inputs, outputs } = portsOf(node);
  const isSelected = useUi((state) => state.selectedNodes.has(node.id));
  const { Icon, Body } = isNodeKindName(node.kind) ? NODE_VIEWS[node.kind] : UNKNOWN_VIEW;
  const [output] = outputs;
  return (
    <tbody data-selected={isSelected || undefined} data-level={level} onFocusCapture={() => selectNode(ui, node.id)}>
      <tr>
        <th scope="row">
          <div className={classes['name']}>
            <span className={classes['icon']} aria-hidden="true">
              <Icon size={16} stroke={1.8} />
            </span>
            <span>
              <EditableCell
                label={t(nodeViewMessages.nodeName)}
                shown={name}
                text={node.title?.[language] ?? ''}
                onCommit={(text) => {
                  actions.setTitle(node.id, { ...node.title, [language]: text });
                  return null;
                }}
              />
              <span className={classes['kind']}>{kindName(node.kind, naming)}</span>
            </span>
          </div>
        </th>
        <td data-title={t(messages.inputs)}>
          {inputs.map((input) => (
            <OutlineInput key={input.key} node={node} input={input} name={name} />
          ))}
        </td>
        <td data-title={t(messages.settings)}>
          {Body === null ? null : (
            <div className={classes['body']}>
              <Body node={node} />
            </div>
          )}
        </td>
        <td data-number data-title={t(messages.value)}>
          {output !== undefined && <OutputCell nodeId={node.id} port={output.key} />}
        </td>
        <td className={classes['tools']}>
          {!isReadOnly && (
            <>
              {output !== undefined && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t(messages.useResult, { name })}
                  onClick={() => ui.setState({ connectFrom: { nodeId: node.id, port: output.key, side: 'out' } })}
                >
                  <IconArrowRight size={16} />
                </ActionIcon>
              )}
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t(messages.delete, { name })}
                onClick={() => actions.remove({ nodes: new Set([node.id]), links: [] })}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </>
          )}
        </td>
      </tr>
      <RowProblems nodeId={node.id} />
    </tbody>
  );
}

function OutputCell({ nodeId, port }: { readonly nodeId: string; readonly port: string }) {
  const shown = usePortValue(nodeId, port);
  return <ValueText shown={shown} compact={false} className={classes['value']} />;
}

interface OutlineInputProps {
  readonly node: SchemeNode;
  readonly input: InputPort;
  readonly name: string;
}

function OutlineInput({ node, input, name }: OutlineInputProps) {
  const { ui, isReadOnly } = useDesigner();
  const { language, translate: t } = useLanguage();
  const sources = useInputSources(node.id).get(input.key) ?? [];
  const title = input.title[language];
  return (
    <div className={classes['input']}>
      <span className={classes['port']}>{title}</span>
      {sources.map((source) => (
        <SourceLink
          key={`${source.nodeId} ${source.port}`}
          to={formatLinkEnd({ nodeId: node.id, port: input.key })}
          nodeId={source.nodeId}
          port={source.port}
        />
      ))}
      {sources.length === 0 && <InputValue node={node} input={input} />}
      {!isReadOnly && (input.many || sources.length === 0) && (
        <button
          type="button"
          className={classes['link']}
          aria-label={t(messages.linkOf, { input: title, name })}
          onClick={() => ui.setState({ connectFrom: { nodeId: node.id, port: input.key, side: 'in' } })}
        >
          {t(messages.link)}
        </button>
      )}
    </div>
  );
}

function SourceLink({ to, nodeId, port }: { readonly to: string; readonly nodeId: string; readonly port: string }) {
  const { draft, ui, actions, isReadOnly } = useDesigner();
  const { translate: t } = useLanguage();
  const naming = useNaming();
  const source = useDocument().nodes.find((node) => node.id === nodeId);
  const name = source === undefined ? nodeId : nodeName(source, naming);
  const remove = () => {
    const links = draft.getDocument().links.filter((link) => isLink(link, { to, nodeId, port }, source));
    actions.remove({ nodes: new Set(), links });
  };
  return (
    <span className={classes['source']}>
      <button type="button" className={classes['link']} onClick={() => selectNode(ui, nodeId)}>
        {name}
      </button>
      {!isReadOnly && (
        <ActionIcon variant="subtle" color="gray" size={24} aria-label={t(messages.unlink, { name })} onClick={remove}>
          <IconX size={12} />
        </ActionIcon>
      )}
    </span>
  );
}

interface LinkParts {
  readonly to: string;
  readonly nodeId: string;
  readonly port: string;
}

function isLink(link: SchemeLink, { to, nodeId, port }: LinkParts, source: SchemeNode | undefined): boolean {
  const from = parseLinkEnd(link.from);
  const output = from.port ?? (source === undefined ? null : (portsOf(source).outputs[0]?.key ?? null));
  return link.to === to && from.nodeId === nodeId && output === port;
}

/** In a line of their own: sentences beside the settings would be a column of single words. */
function RowProblems({ nodeId }: { readonly nodeId: string }) {
  const { translate: t } = useLanguage();
  const words = useDiagnosticWords();
  const diagnostics = useAnalysis((analysis) => analysis.byNode.get(nodeId) ?? NO_DIAGNOSTICS);
  if (diagnostics.length === 0) return null;
  return (
    <tr className={classes['problemRow']}>
      <td colSpan={COLUMNS}>
        <ul
          className={classes['problems']}
          aria-label={t(messages.problems)}
          data-severity={worstSeverity(diagnostics)}
        >
          {diagnostics.map((diagnostic) => (
            <li key={JSON.stringify([diagnostic.code, diagnostic.place])}>{words(diagnostic)}</li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
