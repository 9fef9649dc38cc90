import type { DriftDigest } from '../../../src/mapping/drift/drift';
import type { CardPlace, Channel, MessagePlace } from '../../../src/mapping/records';
import type { Report } from '../../../src/mapping/report';
import type { MappingRequest } from '../../../src/mapping/request';
import type { BatchView, Messenger, PendingReminder, SecretReminder } from '../../../src/workflow/ports';

/** What was said in Teams. */
export type Said =
  | { readonly what: 'posted'; readonly channel: Channel; readonly request: MappingRequest }
  | {
      readonly what: 'redrawn';
      readonly place: CardPlace;
      readonly request: MappingRequest;
      readonly trouble: string | null;
    }
  | { readonly what: 'batch-posted'; readonly channel: Channel; readonly view: BatchView }
  | { readonly what: 'batch-redrawn'; readonly place: CardPlace; readonly view: BatchView }
  | { readonly what: 'batch-told'; readonly place: CardPlace; readonly view: BatchView }
  | { readonly what: 'report-drawn'; readonly place: MessagePlace; readonly report: Report }
  | { readonly what: 'report-posted'; readonly channel: Channel; readonly report: Report }
  | { readonly what: 'digest-posted'; readonly channel: Channel; readonly digest: DriftDigest }
  | { readonly what: 'digest-drawn'; readonly place: MessagePlace; readonly digest: DriftDigest }
  | { readonly what: 'pending-posted'; readonly channel: Channel; readonly waiting: PendingReminder }
  | { readonly what: 'reminded'; readonly channel: Channel; readonly reminder: SecretReminder }
  | { readonly what: 'told'; readonly place: CardPlace; readonly request: MappingRequest };

/** Stands in for Teams: remembers what was said, and fails when a test wants it to. */
export class RecordingMessenger implements Messenger {
  readonly said: Said[] = [];
  /** Thrown in place of saying it. */
  trouble: ((attempt: Said) => Error | null) | null = null;
  private posts = 0;

  postApproval(channel: Channel, request: MappingRequest): Promise<MessagePlace> {
    return this.say({ what: 'posted', channel, request }, this.newPlace(channel));
  }

  postBatch(channel: Channel, view: BatchView): Promise<MessagePlace> {
    return this.say({ what: 'batch-posted', channel, view }, this.newPlace(channel));
  }

  redrawBatch(place: CardPlace, view: BatchView): Promise<void> {
    return this.say({ what: 'batch-redrawn', place, view }, undefined);
  }

  tellBatchRequester(place: CardPlace, view: BatchView): Promise<void> {
    return this.say({ what: 'batch-told', place, view }, undefined);
  }

  drawReport(place: MessagePlace, report: Report): Promise<void> {
    return this.say({ what: 'report-drawn', place, report }, undefined);
  }

  postReport(channel: Channel, report: Report): Promise<MessagePlace> {
    return this.say({ what: 'report-posted', channel, report }, this.newPlace(channel));
  }

  postDigest(channel: Channel, digest: DriftDigest): Promise<MessagePlace> {
    return this.say({ what: 'digest-posted', channel, digest }, this.newPlace(channel));
  }

  drawDigest(place: MessagePlace, digest: DriftDigest): Promise<void> {
    return this.say({ what: 'digest-drawn', place, digest }, undefined);
  }

  postPending(channel: Channel, waiting: PendingReminder): Promise<void> {
    return this.say({ what: 'pending-posted', channel, waiting }, undefined);
  }

  redraw(place: CardPlace, request: MappingRequest, trouble: string | null): Promise<void> {
    return this.say({ what: 'redrawn', place, request, trouble }, undefined);
  }

  tellRequester(place: CardPlace, request: MappingRequest): Promise<void> {
    return this.say({ what: 'told', place, request }, undefined);
  }

  postReminder(channel: Channel, reminder: SecretReminder): Promise<void> {
    return this.say({ what: 'reminded', channel, reminder }, undefined);
  }

  /** How many days were left each time people were reminded of a client secret. */
  get reminded(): number[] {
    return this.said.flatMap((said) => (said.what === 'reminded' ? [said.reminder.daysLeft] : []));
  }

  /** The states that the requester was told, in order. */
  get told(): string[] {
    return this.said.flatMap((said) => (said.what === 'told' ? [said.request.state] : []));
  }

  /** How often the approval card was posted. */
  get posted(): number {
    return this.said.filter(({ what }) => what === 'posted').length;
  }

  /** What the card of this role shows now; `undefined` when it was never drawn. */
  shown(role: CardPlace['role']): { state: string; trouble: string | null } | undefined {
    const last = this.said.findLast((said) => said.what === 'redrawn' && said.place.role === role);
    return last?.what === 'redrawn' ? { state: last.request.state, trouble: last.trouble } : undefined;
  }

  private newPlace(channel: Channel): MessagePlace {
    this.posts += 1;
    return { conversation: { ...channel.conversation, post: this.posts }, activityId: `post-${this.posts}` };
  }

  private say<T>(said: Said, answer: T): Promise<T> {
    const error = this.trouble?.(said);
    if (error) return Promise.reject(error);
    this.said.push(said);
    return Promise.resolve(answer);
  }
}
