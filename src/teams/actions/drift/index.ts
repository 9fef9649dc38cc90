import type { CardAction } from '../card-action';
import { acceptAction } from './accept';
import { pageAction } from './page';
import { remapAction, unmapAction } from './start-again';

/** Every button of the digest of drift. */
export const driftActions: readonly CardAction[] = [unmapAction, remapAction, acceptAction, pageAction];
