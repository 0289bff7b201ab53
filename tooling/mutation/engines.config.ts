import { testsOf } from './src/tests-of.ts';

export default testsOf('engines');
