import { testFuzz } from './fuzz/test-fuzz';

// As many as `npm test` has time for; `npm run test:soak` sends 10,000.
testFuzz(2_000);
