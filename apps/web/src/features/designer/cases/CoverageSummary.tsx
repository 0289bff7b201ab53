import { describeWay } from '@premia/locale';
import { useLanguage } from '@premia/ui';
import { nodeName } from '../catalogue/node-name.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import { useDesigner, useDocument, usePreviewState } from '../state/designer-context.tsx';
import { selectNode } from '../state/designer-ui.ts';
import classes from './Cases.module.css';
import { casesMessages as messages } from './cases.messages.ts';

/** Listed by name up to here; the drawing marks them all. */
const LISTED_MAX = 24;

/** Which ways through the scheme the cases take, and a way to each that none takes. */
export function CoverageSummary() {
  const { ui } = useDesigner();
  const { language, translate: t } = useLanguage();
  const naming = useNaming();
  const { nodes, cases = [] } = useDocument();
  const review = usePreviewState((preview) => preview.review);
  // Without a case everything is untested: then the suggested ones say more.
  if (review === null || review.coverage.places.length === 0 || cases.length === 0) return null;
  const { places, covered } = review.coverage;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const untested = places.flatMap(({ nodeId, path, hits }) => {
    const node = byId.get(nodeId);
    return hits > 0 || node === undefined ? [] : [{ node, path }];
  });
  const ways = places.length;
  if (untested.length === 0) return <p className={classes['coverage']}>{t(messages.coveredAll, { ways })}</p>;
  return (
    <div className={classes['coverage']}>
      {t(messages.covered, { covered, ways })} {t(messages.untested)}
      <ul className={classes['ways']}>
        {untested.slice(0, LISTED_MAX).map(({ node, path }) => (
          <li key={`${node.id} ${path}`}>
            <button type="button" className={classes['way']} onClick={() => selectNode(ui, node.id)}>
              {nodeName(node, naming)}: {describeWay(path, language)}
            </button>
          </li>
        ))}
        {untested.length > LISTED_MAX && <li>{t(messages.more, { count: untested.length - LISTED_MAX })}</li>}
      </ul>
    </div>
  );
}
