/** How the active resources stand, in the order of the legend. */
export const coverageStates = ['applied', 'awaiting', 'pending', 'drifted', 'unmapped'] as const;
export type CoverageState = (typeof coverageStates)[number];

/** How many active resources (API users left out) are in each state. */
export type CoverageCounts = Readonly<Record<CoverageState, number>>;

/** How single sign-on covers the company. */
export interface Coverage {
  readonly total: CoverageCounts;
  /** By the department Entra ID gives the mapped or best matching person, largest first; `null`: no department known. */
  readonly departments: readonly { readonly name: string | null; readonly counts: CoverageCounts }[];
}
