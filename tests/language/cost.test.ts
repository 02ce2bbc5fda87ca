import { testSamples } from './played.ts';

testSamples('cost');
