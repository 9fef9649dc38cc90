import { testFuzz } from '../security/fuzz/test-fuzz';

testFuzz(10_000);
