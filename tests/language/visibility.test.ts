import { testSamples } from './played.ts';

testSamples('visibility');
