import { cast, places } from './cast';
import type { Stage } from './stage';

/** One chapter of the demo. */
export interface Chapter {
  readonly title: string;
  play(stage: Stage): Promise<void>;
}

const { alex, taylor, robin, uma } = cast;
const { helpdesk, approvals, alexChat, umaChat } = places;

/** The story, from an empty database to a mapping in Autotask, with what goes wrong on the way. */
export const story: readonly Chapter[] = [
  {
    title: 'An administrator binds the approvals channel',
    async play(stage) {
      await stage.say(alex, approvals, 'approvals here', 'Approvals come here');
    },
  },
  {
    title: 'Map Jane Doe: asked, approved, posted, pasted, applied',
    async play(stage) {
      const proposal = await stage.say(alex, helpdesk, 'map jane.doe', '[Request approval]');
      await stage.press(alex, proposal, 'Request approval', 'Waiting for approval', {
        note: 'Starts on Monday',
      });
      const card = await stage.see('the approval card', 'Jane Doe', '[Approve]');
      await stage.press(alex, card, 'Approve', 'Only members of the approvers group');
      await stage.press(taylor, card, 'Approve', 'Taylor Lead approved');
      const paste = await stage.see('the card that asks for the paste', 'Jane Doe', '[I have pasted it]');
      await stage.press(alex, paste, 'I have pasted it', 'says the Unique ID is pasted');
      await stage.see("the requester's card, applied", 'Jane Doe', 'Applied', 'Pasted by');
      await stage.see('the message to the requester', 'Alex Admin', 'applied');
    },
  },
  {
    title: 'Map José Núñez: rejected, with the reason',
    async play(stage) {
      const proposal = await stage.say(alex, helpdesk, 'map José Núñez', 'Only the name matches');
      await stage.press(alex, proposal, 'Request approval', 'Waiting for approval');
      const card = await stage.see('the approval card', 'José Núñez', '[Reject]');
      await stage.press(taylor, card, 'Reject', 'Please say why');
      await stage.press(taylor, card, 'Reject', 'Taylor Lead rejected', { comment: 'He leaves this week' });
      await stage.see('the message to the requester', 'Alex Admin', 'He leaves this week');
    },
  },
  {
    title: 'Four eyes: whoever asked may not approve, even as an approver',
    async play(stage) {
      const proposal = await stage.say(robin, helpdesk, "map Siobhan O'Brien", '[Request approval]');
      await stage.press(robin, proposal, 'Request approval', 'Waiting for approval');
      const card = await stage.see('the approval card', "Siobhan O'Brien", '[Approve]');
      await stage.press(robin, card, 'Approve', 'You asked for this yourself');
      await stage.say(alex, alexChat, 'pending', "Siobhan O'Brien");
    },
  },
  {
    title: 'The bot does not guess, and says why it refuses',
    async play(stage) {
      await stage.say(alex, alexChat, 'map Morgan Lee', 'Which of them do you mean?');
      await stage.say(alex, alexChat, 'map Pat Partner', 'is a guest in Entra ID');
      await stage.say(alex, alexChat, 'map dan.departed', 'is disabled');
      await stage.say(alex, alexChat, 'map nobody.at.all', 'Nobody found');
      await stage.say(alex, alexChat, 'maap jane.doe', 'Did you mean: map jane.doe');
      await stage.say(uma, umaChat, 'map jane.doe', 'Only members of the administrators group');
    },
  },
];
