import { describeManyInstances } from './many-instances-story';

// The promise is three hundred in a minute; `npm run test:soak` holds it to that.
describeManyInstances({ size: 60, promisedMs: 60_000 });
