/**
 * A worker of runs as a process of its own, for scenarios that kill it: computes chunks until it is killed, and says
 * after each what it did. Arguments: database URL, name.
 */
import { connectApplication } from '@premia/database';
import { createRunWorker } from '@premia/service/testing';

const [url = '', name = 'worker'] = process.argv.slice(2);
const runs = createRunWorker(connectApplication(url, { poolSize: 2, name }));
for (;;) {
  process.send?.(await runs.computeNext({ worker: name }));
}
