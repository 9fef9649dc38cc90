import type { CompanyDeps } from './read-company';

/** The same parts, which read everybody and every active resource once, however often they are asked. */
export function readingOnce<T extends CompanyDeps>(deps: T): T {
  const { directory, resources } = deps;
  return {
    ...deps,
    directory: { ...directory, allUsers: once(() => directory.allUsers()) },
    resources: { ...resources, allActive: once(() => resources.allActive()) },
  };
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  const kept: { promise?: Promise<T> } = {};
  return () => (kept.promise ??= read());
}
