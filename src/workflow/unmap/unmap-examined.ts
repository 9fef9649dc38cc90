import type { EntraUser } from '../../mapping/entra-user';
import type { Publication } from '../../mapping/publication';
import type { CurrentMapping, Draft } from '../../mapping/records';
import type { MappingRequest } from '../../mapping/request';
import type { Resource } from '../../mapping/resource';

/** A mapping that can be removed, with both sides as they are now, or were last known. */
export interface UnmapProposal {
  readonly kind: 'unmap-proposal';
  readonly draft: Draft;
  readonly user: EntraUser;
  readonly resource: Resource;
  readonly mapping: CurrentMapping;
  /** Which way the mapping was posted; `null`: not known. */
  readonly postedBy: Publication['kind'] | null;
  /** Plain sentences that an approver should read before deciding. */
  readonly warnings: readonly string[];
}

/** What looking for a mapping came to. Only the kinds with a draft can be gone on from. */
export type UnmapExamined =
  | UnmapProposal
  | {
      readonly kind: 'choose-mapping';
      readonly draft: Draft;
      readonly mappings: readonly CurrentMapping[];
    }
  | {
      readonly kind: 'not-mapped';
      readonly who: string;
      /** Whom the text means in Entra, or meant once by our own requests; empty: nobody. */
      readonly people: readonly EntraUser[];
      /** A request that is still open for the person, when one person was found. */
      readonly open: MappingRequest | null;
    };
