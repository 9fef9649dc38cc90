import { describeManyInstances } from '../e2e/process/many-instances-story';

describeManyInstances({ size: 300, promisedMs: 60_000 });
