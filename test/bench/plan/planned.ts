/** Where a child finds its company. */
export interface Places {
  readonly graphUrl: string;
  readonly autotaskZoneUrl: string;
  readonly username: string;
  readonly secret: string;
  readonly integrationCode: string;
}

/** What a child that read and planned a company tells of it. */
export interface Planned {
  readonly people: number;
  readonly resources: number;
  readonly exact: number;
  /** From the first request until the plan was there, in milliseconds. */
  readonly wholeMs: number;
  /** CPU time of the first plan, before anything was compiled for speed, in milliseconds. */
  readonly matchingCpuMs: number;
  /** CPU time of a plan once it runs at speed: the mean of several, in milliseconds. */
  readonly steadyCpuMs: number;
  /** Most memory the process held until the first plan was there, in MB. */
  readonly peakMb: number;
}
