import type { Actor } from '../../../src/mapping/request';
import { actors } from '../../../src/playground/directory/example/acting-people';

/** Administrator. */
export const alex: Actor = { objectId: actors.alexAdmin, name: 'Alex Admin' };
/** Approver. */
export const taylor: Actor = { objectId: actors.taylorLead, name: 'Taylor Lead' };
/** Approver through a nested group. */
export const sam: Actor = { objectId: actors.samSecond, name: 'Sam Second' };
/** Administrator and approver. */
export const robin: Actor = { objectId: actors.robinBoth, name: 'Robin Both' };
/** Neither. */
export const uma: Actor = { objectId: actors.umaUser, name: 'Uma User' };

/** Jane Doe's Object ID and resource, the plain case of the example company. */
export const janesObjectId = '3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01';
export const janesResourceId = 1001;
/** The resource Alex logs in to Autotask with. */
export const alexsResourceId = 1021;
