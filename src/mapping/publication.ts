/** Where a mapping was posted to in Autotask. */
export type Publication = TicketPublication | FieldPublication;

/** A ticket with a checklist item that asks an administrator to paste the Object ID on the SSO page. */
export interface TicketPublication {
  readonly kind: 'ticket';
  readonly ticketId: number;
  /** What people call the ticket, e.g. `T20261123.0001`. */
  readonly ticketNumber: string;
  readonly ticketUrl: string;
  readonly itemId: number;
  /** Set once the item is ticked: when (ISO 8601, UTC) and by which resource, as Autotask tells. */
  readonly completion: {
    readonly at: string;
    readonly byResourceId: number | null;
    /** The resource's name and user name, for people to read; absent when Autotask did not tell. */
    readonly byName?: string;
  } | null;
}

/** A writable field on the resource that holds the Object ID, read back after writing. */
export interface FieldPublication {
  readonly kind: 'field';
  readonly field: string;
  readonly verifiedAt: string;
  /** Set when, after a removal, the field holds somebody else's Unique ID, which was left as it is. */
  readonly holdsAnother?: true;
}
