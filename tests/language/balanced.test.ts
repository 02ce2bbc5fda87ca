import { testSamples } from './played.ts';

testSamples('balanced');
