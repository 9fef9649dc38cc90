/** Remembers the last so many strings that were added, in memory. */
export class RecentSet {
  private readonly members = new Set<string>();

  /** @param most how many are remembered; beyond that the oldest is forgotten */
  constructor(private readonly most: number) {}

  /** Adds a string; `false` when it was remembered already. */
  add(member: string): boolean {
    if (this.members.has(member)) return false;
    this.members.add(member);
    const [oldest] = this.members;
    if (this.members.size > this.most && oldest !== undefined) this.members.delete(oldest);
    return true;
  }
}
