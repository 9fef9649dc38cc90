import { Application } from './teams-ai';

/**
 * teams-ai's application without its typing timer, which runs whatever the option `startTypingTimer` says and is one
 * for the whole process, so that turns stop each other's. See `show-typing.ts` for the one in its place.
 */
export class QuietApplication extends Application {
  override startTypingTimer(): void {
    return;
  }
}
